#include "tradeoff/comparison.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "format/suggestions.h"
#include "format/validators.h"
#include "sample.h"

namespace tradeoff {
namespace {

ParsedComparison parsed(const std::string& text) {
  auto result = parseComparison(text, Unknown::kError);
  for (const Error& error : result.errors()) UNSCOPED_INFO(error.code << " at " << error.path);
  REQUIRE(result.ok());
  return std::move(result.value());
}

Comparison everything() {
  std::ifstream file(TRADEOFF_SOURCE_DIR "/tests/documents/good/everything.json");
  REQUIRE(file.good());
  return parsed({std::istreambuf_iterator<char>(file), {}}).comparison;
}

// Two options and one criterion with the given scale and ratings.
Comparison withScale(const std::string& scale, const std::string& ratings) {
  return parsed(R"({"format":1,"id":"x","title":"X","options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
    "criteria":[{"id":"c","name":"C","scale":)" +
                scale + R"(}],"ratings":)" + ratings + "}")
      .comparison;
}

TEST_CASE("the head of a document is parsed") {
  const Comparison c = everything();
  CHECK(c.id == "tea-or-coffee");
  CHECK(c.lang == "en-GB");
  CHECK(c.updated == "2026-11-22");
  CHECK(c.by == "A. Writer");
  CHECK(c.disclosure == "The writer owns a kettle.");
  CHECK(c.title == "Tea or coffee");
  CHECK(c.summary == "Two hot drinks.");
  REQUIRE(c.intro.size() == 2);
  CHECK((c.intro[0].text == "Both are hot." && c.intro[0].sources.empty()));
  CHECK(c.intro[1].sources == std::vector<int>{0});
  CHECK(c.intro[1].notes == std::vector<int>{0});
  REQUIRE(c.closing.size() == 1);
  CHECK(c.closing[0].text == "Drink what you like.");
}

TEST_CASE("sources, notes and audiences are parsed") {
  const Comparison c = everything();
  REQUIRE(c.sources.size() == 1);
  const Source& source = c.sources[0];
  CHECK((source.id == "history" && source.title == "A history of hot drinks"));
  CHECK((source.url == "https://example.com/history" && source.copy == "https://web.example.org/history"));
  CHECK((source.date == "2020" && source.seen == "2026-11" && source.confidence == "medium"));
  REQUIRE(c.notes.size() == 1);
  CHECK((c.notes[0].id == "how-old" && c.notes[0].verdict == "disputed"));
  CHECK(c.notes[0].body.text == "Nobody knows how old.");
  CHECK(c.notes[0].body.sources == std::vector<int>{0});
  REQUIRE(c.audiences.size() == 1);
  CHECK((c.audiences[0].name == "Offices" && c.audiences[0].body.text == "Have both."));
  CHECK(c.audiences[0].body.notes == std::vector<int>{0});
}

TEST_CASE("options are parsed") {
  const Comparison c = everything();
  REQUIRE(c.options.size() == 2);
  const Option& tea = c.options[0];
  CHECK((tea.id == "tea" && tea.name == "Tea" && tea.tagline == "Leaves in water"));
  CHECK(tea.url == "https://example.com/tea");
  CHECK((tea.about.size() == 1 && tea.chooseIf.size() == 1));
  REQUIRE(tea.facts.size() == 1);
  CHECK((tea.facts[0].label == "Made of" && tea.facts[0].body.text == "Leaves"));
  CHECK(tea.facts[0].body.notes == std::vector<int>{0});
  REQUIRE(tea.usedBy.size() == 2);
  CHECK((tea.usedBy[0].name == "Britain" && tea.usedBy[0].body.text == "All day"));
  CHECK((tea.usedBy[1].name == "Japan" && tea.usedBy[1].body.text == ""));
  REQUIRE((tea.pros.size() == 1 && tea.cons.size() == 1));
  CHECK((tea.pros[0].body.text == "Cheap" && tea.pros[0].criterion == 0));
  CHECK((tea.cons[0].body.text == "Slow" && tea.cons[0].criterion == -1));
}

TEST_CASE("attributes are texts, booleans or lists, and anyOf matches each of them") {
  const Comparison c = everything();
  const Option& tea = c.options[0];
  REQUIRE(tea.attributes.size() == 3);
  CHECK((tea.attributes[0].name == "needs" && tea.attributes[0].isList && tea.attributes[0].values.size() == 2));
  CHECK((tea.attributes[1].values[0].isBoolean && tea.attributes[1].values[0].boolean && !tea.attributes[1].isList));
  CHECK(tea.attributes[2].values[0].text == "mild");
  CHECK(test::hasAnyOf(tea, "needs", {{false, false, "oven"}, {false, false, "pot"}}));
  CHECK_FALSE(test::hasAnyOf(tea, "needs", {{false, false, "machine"}}));
  CHECK(test::hasAnyOf(tea, "hot", {{true, true, ""}}));
  CHECK_FALSE(test::hasAnyOf(tea, "hot", {{true, false, ""}}));
  CHECK_FALSE(test::hasAnyOf(tea, "hot", {{false, false, "true"}}));
  CHECK_FALSE(test::hasAnyOf(tea, "price", {{true, false, ""}}));
}

TEST_CASE("criteria are parsed") {
  const Comparison c = everything();
  REQUIRE(c.criteria.size() == 1);
  const Criterion& price = c.criteria[0];
  CHECK((price.id == "price" && price.name == "Price" && price.help == "Of one cup." && price.importance == 1));
  CHECK((price.hasMin && price.min == 0 && price.hasMax && price.max == 10 && !price.higherIsBetter));
  CHECK((price.unit == "euro" && price.advice.text == "Brew it yourself."));
  REQUIRE(price.features.size() == 1);
  CHECK((price.features[0].name == "Free refill" && price.features[0].sources == std::vector<int>{0}));
  REQUIRE(price.features[0].has.size() == 2);
  CHECK((price.features[0].has[1].option == 1 && price.features[0].has[1].text == "sometimes"));
  CHECK((price.preference.type == PreferenceType::kLinear && price.preference.q == 0.5 && price.preference.p == 2));
}

TEST_CASE("ratings, questions and presets are parsed") {
  const Comparison c = everything();
  REQUIRE(c.ratings.size() == 2);
  const Rating& tea = c.ratings[0];
  CHECK((tea.hasValue && !tea.isRange && tea.min == 2 && tea.max == 2 && tea.body.text == "Leaves are cheap."));
  CHECK((tea.basis == "measured" && tea.evidence == "strong"));
  CHECK((c.ratings[1].hasValue && c.ratings[1].isRange && c.ratings[1].min == 3 && c.ratings[1].max == 5));
  REQUIRE((c.questions.size() == 1 && c.questions[0].answers.size() == 1));
  const Question& budget = c.questions[0];
  CHECK((budget.id == "budget" && budget.help == "Roughly." && !budget.many && budget.first));
  const Answer& little = budget.answers[0];
  CHECK((little.id == "little" && little.text == "Little" && little.because == "Every cup counts."));
  REQUIRE((little.importance.size() == 1 && little.prefers.size() == 1 && little.requirements.size() == 1));
  CHECK((little.importance[0].criterion == 0 && little.importance[0].points == 2));
  CHECK((little.prefers[0].attribute == "strength" && little.prefers[0].points == 1.5));
  CHECK((little.requirements[0].attribute == "hot" && little.requirements[0].because == "Cold is another matter."));
  CHECK(little.requirements[0].anyOf == std::vector<AttributeValue>{{true, true, ""}});
  REQUIRE((c.presets.size() == 1 && c.presets[0].answers.size() == 1));
  CHECK((c.presets[0].id == "student" && c.presets[0].name == "Student" && c.presets[0].text == "Little money."));
  CHECK((c.presets[0].answers[0].question == 0 && c.presets[0].answers[0].answers == std::vector<int>{0}));
}

TEST_CASE("omitted fields get their defaults") {
  const Comparison c = withScale("{}", "{}");
  CHECK(c.lang == "en");
  CHECK(c.criteria[0].importance == 1);
  CHECK(c.criteria[0].higherIsBetter);
  CHECK(c.criteria[0].preference.type == PreferenceType::kUsual);
  CHECK((c.questions.empty() && c.ratings.empty() && c.criteria[0].advice.text.empty()));
}

TEST_CASE("objects are found by their id") {
  const Comparison c = everything();
  CHECK((c.criterionIndex("price") == 0 && c.criterionIndex("") == -1));
  CHECK((c.questionIndex("budget") == 0 && c.questionIndex("x") == -1));
  CHECK((answerIndex(c.questions[0], "little") == 0 && answerIndex(c.questions[0], "much") == -1));
}

TEST_CASE("ratings are sorted by criterion, then by option") {
  const Comparison c =
      parsed(R"({"format":1,"id":"x","title":"X","options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
    "criteria":[{"id":"c","name":"C"},{"id":"d","name":"D"}],
    "ratings":{"b":{"d":{"value":1},"c":{"value":2}},"a":{"d":{"value":3},"c":{"text":"?"}}}})")
          .comparison;
  REQUIRE(c.ratings.size() == 4);
  CHECK((c.ratings[0].criterion == 0 && c.ratings[0].option == 0 && !c.ratings[0].hasValue));
  CHECK((c.ratings[1].criterion == 0 && c.ratings[1].option == 1 && c.ratings[1].min == 2));
  CHECK((c.ratings[2].criterion == 1 && c.ratings[2].option == 0 && c.ratings[2].min == 3));
  CHECK((c.ratings[3].criterion == 1 && c.ratings[3].option == 1 && c.ratings[3].min == 1));
}

TEST_CASE("omitted scale ends default to the smallest and largest rating, including both ends of ranges") {
  const std::string ratings = R"({"a":{"c":{"min":-2,"max":4}},"b":{"c":{"value":3}}})";
  struct Row {
    std::string scale;
    double min, max;
  };
  for (const Row& row : {Row{"{}", -2, 4},
                         {R"({"min":0})", 0, 4},
                         {R"({"max":9})", -2, 9},
                         {R"({"min":1,"max":2})", 1, 2},
                         {R"({"min":5})", 5, 5},
                         {R"({"max":-3})", -3, -3}}) {
    INFO(row.scale);
    const Criterion c = withScale(row.scale, ratings).criteria[0];
    CHECK(c.min == row.min);
    CHECK(c.max == row.max);
  }
  const std::string only = R"({"a":{"c":{"text":"Words."}}})";
  CHECK(withScale("{}", only).criteria[0].max == 0);
  CHECK(withScale(R"({"min":5})", only).criteria[0].max == 5);
  CHECK(withScale(R"({"max":-5})", only).criteria[0].min == -5);
}

TEST_CASE("the distance between words counts inserted, deleted, replaced and swapped letters") {
  struct Row {
    const char *a, *b;
    std::size_t distance;
  };
  for (const Row& row : {Row{"", "", 0},
                         {"a", "", 1},
                         {"", "abc", 3},
                         {"title", "titel", 1},
                         {"kitten", "sitting", 3},
                         {"ca", "abc", 3},
                         {"price", "prize", 1},
                         {"options", "options", 0},
                         {"ab", "ba", 1},
                         {"because", "becuase", 1},
                         {"abcdef", "badcfe", 3}}) {
    INFO(row.a << " " << row.b);
    CHECK(wordDistance(row.a, row.b, 100) == row.distance);
    CHECK(wordDistance(row.b, row.a, 100) == row.distance);
    CHECK(wordDistance(row.a, row.b, row.distance) == row.distance);
  }
  CHECK(wordDistance("kitten", "sitting", 2) == 2);
}

TEST_CASE("of equally near words the first one is suggested") {
  long budget = 1'000'000;
  const std::string_view words[] = {"flat", "cat", "bat"};
  CHECK(nearestWord("hat", words, budget) == "cat");
  CHECK(nearestWord("flt", words, budget) == "flat");
  CHECK(nearestWord("zzzzzzzzzz", words, budget) == "flat");
  CHECK(nearestWord("x", {}, budget) == "");
  CHECK(budget < 1'000'000);
  long spent = 0;
  CHECK(nearestWord("bat", words, spent) == "flat");
}

TEST_CASE("dates are checked for the days of a month and for leap days") {
  const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month <= 12; ++month) {
    for (int day = 0; day <= 32; ++day) {
      const std::string date = std::string("2026-") + static_cast<char>('0' + month / 10) +
                               static_cast<char>('0' + month % 10) + "-" + static_cast<char>('0' + day / 10) +
                               static_cast<char>('0' + day % 10);
      INFO(date);
      CHECK(isDate(date) == (day >= 1 && day <= days[month - 1]));
    }
  }
  CHECK((isDate("2024-02-29") && isDate("2000-02-29") && !isDate("1900-02-29") && !isDate("2023-02-29")));
}

}  // namespace
}  // namespace tradeoff
