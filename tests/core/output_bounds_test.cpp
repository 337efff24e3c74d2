// No output is longer than 40 times its input plus 64 KiB. For each list of an output, a document makes the list as
// long as possible relative to the input: it is as short as possible where the input is counted, and as long as
// possible where the output repeats it. docs/view.md says which parts are shortened to keep the bound.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "explain/flips.h"
#include "json_text.h"
#include "outputs.h"
#include "rank.h"

namespace tradeoff::test {
namespace {

constexpr int kText = 4096;
// Each of these becomes six bytes: DEL in JSON, a brace in HTML.
const std::string kDelete(1, '\x7F');

std::size_t size(int count) { return static_cast<std::size_t>(count); }

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

// 0, 1, ..., z, 00, 01, ...: the shortest ids that are all different.
std::string shortId(int index) {
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string id;
  for (++index; index > 0; index = (index - 1) / 36) id.insert(0, 1, kDigits[(index - 1) % 36]);
  return id;
}

std::string longId(int index) {
  const std::string id = shortId(index);
  return id + std::string(64 - id.size(), '-');
}

template <class Write>
std::string listOf(int count, Write write) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? "," : "") + write(i);
  return text;
}

std::string inQuotes(const std::string& text) { return '"' + text + '"'; }

struct Draft {
  std::string id = "x", name = "X";
  std::string options, criteria, ratings, questions, extra;

  std::string text() const {
    return R"({"format":1,"id":")" + id + R"(","title":")" + name + R"(","options":[)" + options + R"(],"criteria":[)" +
           criteria + R"(],"ratings":{)" + ratings + "}" +
           (questions.empty() ? "" : R"(,"questions":[)" + questions + "]") + extra + "}";
  }
};

std::string option(const std::string& id, const std::string& more = "") {
  return R"({"id":")" + id + R"(","name":"O")" + more + "}";
}

std::string criterion(const std::string& id, const std::string& more = "") {
  return R"({"id":")" + id + R"(","name":"C")" + more + "}";
}

std::string answer(const std::string& id, const std::string& more) {
  return R"({"id":")" + id + R"(","text":"A")" + more + "}";
}

std::string question(const std::string& id, const std::string& answers, bool many = false) {
  return R"({"id":")" + id + R"(","text":"Q")" + (many ? R"(,"choose":"many")" : "") + R"(,"answers":[)" + answers +
         "]}";
}

std::string shortOptions(int count, const std::string& more = "") {
  return listOf(count, [&](int o) { return option(shortId(o), more); });
}

std::string shortCriteria(int count, const std::string& more = "") {
  return listOf(count, [&](int c) { return criterion(shortId(c), more); });
}

void checkBounds(const std::string& document, const std::string& reader = "", Outputs which = Outputs::kAll,
                 bool isGood = true) {
  REQUIRE(document.size() <= kMaxBytes);
  const std::size_t most = mostOutput(document.size() + reader.size());
  bool seen = false;
  forEachOutput(document, reader, which, [&](const char* name, const std::string& output) {
    INFO(name << ": " << output.size() << " bytes of at most " << most << " for " << document.size() << " + "
              << reader.size());
    CHECK(output.size() <= most);
    if (std::string_view(name) == "page") {
      INFO(output.substr(0, 500));
      REQUIRE(output.starts_with("{\"ok\":true") == isGood);
    }
    seen = seen || output.starts_with("{\"ok\":true,\"view\"");
  });
  CHECK(seen == (isGood && which == Outputs::kAll));
}

nlohmann::ordered_json viewOf(const std::string& document, const std::string& reader) {
  const auto reply = readJsonText(Decision(document).view(reader));
  REQUIRE(reply["ok"] == true);
  return reply["view"];
}

// One chosen answer with so many must-haves that no option meets them all, except the first option if `survivor`.
Draft manyMusts(int options, int requirements, const std::string& because, bool survivor) {
  Draft draft;
  draft.options = listOf(options, [&](int o) {
    return option(o == 0 ? longId(0) : shortId(o), survivor && o == 0 ? R"(,"attributes":{"a":"x"})" : "");
  });
  draft.criteria = criterion("c");
  draft.ratings = inQuotes(longId(0)) + R"(:{"c":{"value":1}},)" +
                  listOf(options - 1, [](int o) { return inQuotes(shortId(o + 1)) + R"(:{"c":{"value":0}})"; });
  const std::string requirement = R"({"attribute":"a","anyOf":["x"],"because":")" + because + "\"}";
  draft.questions = question(
      longId(1), answer(longId(2), R"(,"requires":[)" + listOf(requirements, [&](int) { return requirement; }) + "]"));
  return draft;
}

const std::string kManyMustsReader = R"({"answers":{")" + longId(1) + R"(":[")" + longId(2) + "\"]}}";

}  // namespace

TEST_CASE("unmet must-haves are listed for each option within the bound, and the others counted") {
  for (const bool survivor : {false, true}) {
    for (const int requirements : {1, 8, 200}) {
      for (const int options : {36, 200, 3000}) {
        for (const int because : {1, kText}) {
          INFO(options << " options, " << requirements << " musts, survivor " << survivor << ", because of "
                       << because);
          if (because * requirements > 200'000) continue;
          const std::string document =
              manyMusts(options, requirements, std::string(size(because), 'b'), survivor).text();
          checkBounds(document, kManyMustsReader);
        }
      }
    }
  }
}

TEST_CASE("a view lists the first unmet must-have of each option, at most eight per option, and 256 more in total") {
  const auto view = viewOf(manyMusts(100, 20, "b", false).text(), kManyMustsReader);
  int further = 0;
  for (const auto& ranked : view["ranking"]) {
    REQUIRE(ranked["fails"].size() >= 1);
    REQUIRE(ranked["fails"].size() <= 8);
    REQUIRE(ranked["fails"].size() + ranked["moreFails"].get<std::size_t>() == 20);
    further += static_cast<int>(ranked["fails"].size()) - 1;
  }
  CHECK(further == 256);
  CHECK(view["ranking"][0]["fails"].size() == 8);
  CHECK(view["ranking"][99]["fails"].size() == 1);
  const auto few = viewOf(manyMusts(100, 3, "b", false).text(), kManyMustsReader);
  CHECK_FALSE(few["ranking"][0].contains("moreFails"));
}

TEST_CASE("the text of rank counts the unmet must-haves that it does not list") {
  const std::string document = manyMusts(40, 20, "b", false).text();
  const Comparison comparison = parseComparison(document, Unknown::kError).value().comparison;
  const std::string text = test::rankTextOf(comparison, parseReaderInput(comparison, kManyMustsReader).value());
  CHECK(text.find("O fails: b\n") != text.npos);
  CHECK(text.find("further must-haves") == text.npos);  // all twenty have the same text
  const Comparison many = parseComparison(manyMusts(40, 70, "b", false).text(), Unknown::kError).value().comparison;
  const std::string counted = test::rankTextOf(many, parseReaderInput(many, kManyMustsReader).value());
  CHECK(counted.find("O fails further must-haves: 6\n") != counted.npos);  // beyond the limit of 64 per option
}

TEST_CASE("ratings and features of few options make a small page for any number of options") {
  Draft draft;
  draft.options = shortOptions(10'000);
  draft.criteria =
      shortCriteria(80, R"(,"features":[)" + listOf(64, [](int) { return std::string(R"({"name":"F"})"); }) + "]");
  checkBounds(draft.text(), "", Outputs::kWithoutResult);
}

TEST_CASE("tables without ratings and tables of alternating runs are bounded in every format") {
  Draft draft;
  draft.options = shortOptions(10'000);
  draft.criteria = shortCriteria(256);
  checkBounds(draft.text(), "", Outputs::kWithoutResult);
  for (const int every : {2, 50, 1001}) {
    draft.ratings = listOf(10'000 / every, [&](int o) {
      return inQuotes(shortId(o * every)) + ":{" +
             listOf(std::min(256, 10 * every), [](int c) { return inQuotes(shortId(c)) + ":{}"; }) + "}";
    });
    checkBounds(draft.text(), "", Outputs::kWithoutResult);
  }
}

TEST_CASE("a rendered table marks every option without a rating") {
  const auto rendered = [](int options) {
    Draft draft;
    draft.options = shortOptions(options);
    draft.criteria = criterion("c");
    draft.ratings = R"("1":{"c":{"value":1}})";
    const Comparison comparison = parseComparison(draft.text(), Unknown::kError).value().comparison;
    const cli::Fallback fallback = cli::buildFallback(comparison);
    return std::pair(cli::renderHtml(fallback, 3), cli::renderMarkdown(fallback, 3));
  };
  const auto count = [](const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++found;
    return found;
  };
  // At the limit each cell has its text.
  const auto [html, markdown] = rendered(1001);
  CHECK(count(html, "<td>Not rated</td>") == 1000);
  CHECK(count(markdown, "Not rated |") == 1000);
  CHECK(count(markdown, "empty cell") == 0);
  // Past the limit one HTML cell spans up to a thousand options, and an empty Markdown cell replaces the text.
  const auto [wide, sparse] = rendered(2003);
  CHECK(wide.find("<td>Not rated</td><td><strong>1</strong></td><td colspan=\"1000\">Not rated</td>"
                  "<td colspan=\"1000\">Not rated</td><td>Not rated</td></tr>") != wide.npos);
  CHECK(sparse.find("| **C** | | **1** | | |") != sparse.npos);
  CHECK(count(sparse, "An empty cell means \u201Cnot rated\u201D.") == 1);
  const std::string last = sparse.substr(sparse.find("| **C**"));
  CHECK(count(last.substr(0, last.find('\n')), "|") == 2005);
}

TEST_CASE("a unit of 4 KiB is written once and not in every cell") {
  const auto document = [](int options, const std::string& unit) {
    Draft draft;
    draft.options = shortOptions(options);
    draft.criteria = criterion("c", R"(,"scale":{"unit":")" + unit + "\"}");
    draft.ratings = listOf(
        options, [](int o) { return inQuotes(shortId(o)) + R"(:{"c":{"value":)" + std::to_string(o % 2) + "}}"; });
    return draft.text();
  };
  for (const int length : {64, 65, kText}) {
    checkBounds(document(10'000, std::string(size(length), '{')), "", Outputs::kWithoutResult);
    const std::string text = document(40, std::string(size(length), 'u'));
    const auto fallback = cli::buildFallback(parseComparison(text, Unknown::kError).value().comparison);
    CHECK(cli::renderMarkdown(fallback, 3).find(std::string(size(length), 'u')) != std::string::npos);
    CHECK((fallback.rows[0].cells[0].figure == "0") == (length > 64));
  }
}

TEST_CASE("ratings of at most two bytes with long option ids stay within the bound") {
  Draft draft;
  draft.options = listOf(390, [](int o) { return option(longId(o)); });
  draft.criteria = shortCriteria(256);
  draft.ratings = listOf(390, [](int o) {
    return inQuotes(longId(o)) + ":{" + listOf(256, [](int c) { return inQuotes(shortId(c)) + ":{}"; }) + "}";
  });
  checkBounds(draft.text(), "", Outputs::kWithoutResult);
}

TEST_CASE("importance that counts on every criterion, with a slider each, stays within the bound") {
  const auto sliders = [](const std::string& points) {
    return R"({"importance":{)" + listOf(256, [&](int c) { return inQuotes(shortId(c)) + ":" + points; }) + "}}";
  };
  const std::string readers[] = {R"({"answers":{"q":["a"]}})", sliders("1"), sliders("9e5")};
  for (const bool rated : {false, true}) {
    for (const std::string& reader : readers) {
      for (const int options : {2, 9, 40}) {
        Draft draft;
        draft.options = listOf(options, [](int o) { return option(longId(o)); });
        draft.criteria = shortCriteria(256, rated ? R"(,"scale":{"max":9})" : "");
        if (rated) {
          // Alternates between the first option and the second.
          draft.ratings = listOf(2, [](int o) {
            return inQuotes(longId(o)) + ":{" +
                   listOf(128, [&](int c) { return inQuotes(shortId(2 * c + o)) + R"(:{"value":8})"; }) + "}";
          });
        }
        draft.questions = question("q", answer("a", ""));
        checkBounds(draft.text(), reader);
      }
    }
  }
}

TEST_CASE("segments on every slider for every option stay within the bound") {
  Draft draft;
  const int options = 300;
  draft.options = listOf(options, [](int o) { return option(longId(o)); });
  draft.criteria = shortCriteria(12);
  draft.ratings = listOf(options, [&](int o) {
    return inQuotes(longId(o)) + ":{" +
           listOf(12,
                  [&](int c) {
                    const int value = c % 2 ? o * o : options * options - (options - o) * (options - o);
                    return inQuotes(shortId(c)) + R"(:{"value":)" + std::to_string(value) + "}";
                  }) +
           "}";
  });
  checkBounds(draft.text(), R"({"importance":{"0":1}})");
}

TEST_CASE("chosen answers with effects of every kind stay within the bound") {
  for (const bool bonus : {false, true}) {
    for (const bool longIds : {false, true}) {
      const auto id = [&](int i) { return longIds ? longId(i) : shortId(i); };
      Draft draft;
      draft.options = listOf(12, [&](int o) { return option(longId(o), o < 10 ? R"(,"attributes":{"a":"x"})" : ""); });
      draft.criteria = criterion("c", R"(,"scale":{"max":9})");
      draft.ratings = inQuotes(longId(0)) + R"(:{"c":{"value":8}})";
      const std::string effect =
          bonus ? R"(,"prefers":{"attribute":"a","anyOf":["x"],"points":1})" : R"(,"importance":{"c":1})";
      draft.questions = listOf(
          64, [&](int q) { return question(id(q), listOf(32, [&](int a) { return answer(id(a), effect); }), true); });
      const std::string reader =
          R"({"answers":{)" +
          listOf(64,
                 [&](int q) {
                   return inQuotes(id(q)) + ":[" + listOf(32, [&](int a) { return inQuotes(id(a)); }) + "]";
                 }) +
          "}}";
      checkBounds(draft.text(), reader);
    }
  }
}

TEST_CASE("questions with many answers, each of which changes the leader, stay within the bound") {
  // The leader is best on 32 criteria. Each rival is worse on only one of them, and slightly better elsewhere.
  Draft draft;
  draft.options = listOf(33, [](int o) { return option(longId(o)); });
  draft.criteria = criterion("z") + "," + shortCriteria(32, R"(,"importance":0)");
  draft.ratings = listOf(33, [](int o) {
    return inQuotes(longId(o)) + R"(:{"z":{"value":)" + (o ? "1" : "0") + "}," +
           listOf(32, [&](int c) { return inQuotes(shortId(c)) + R"(:{"value":)" + (c == o - 1 ? "0" : "1") + "}"; }) +
           "}";
  });
  draft.questions =
      question(longId(99),
               listOf(32, [](int a) { return answer(longId(a), R"(,"importance":{")" + shortId(a) + "\":2}"); }), true);
  const std::string reader =
      R"({"answers":{")" + longId(99) + "\":[" + listOf(32, [](int a) { return inQuotes(longId(a)); }) + "]}}";
  CHECK(viewOf(draft.text(), reader)["flips"].size() == 32);
  checkBounds(draft.text(), reader);
}

namespace {

// Each rival needs `size` answers of its own, out of `criteria`, to lead.
Draft setsOfChanges(int options, int criteria, int size, bool many) {
  Draft draft;
  draft.options = listOf(options + 1, [](int o) { return option(longId(o)); });
  draft.criteria = criterion("base", R"(,"importance":)" + std::to_string(size / 2.0 - 0.25)) + "," +
                   shortCriteria(criteria, R"(,"importance":0,"scale":{"min":0,"max":1})");
  unsigned state = 1;
  draft.ratings = listOf(options + 1, [&](int o) {
    std::vector<int> own;
    while (static_cast<int>(own.size()) < size) {
      state = state * 1664525 + 1013904223;
      const int c = static_cast<int>(state >> 16) % criteria;
      if (std::find(own.begin(), own.end(), c) == own.end()) own.push_back(c);
    }
    return inQuotes(longId(o)) + R"(:{"base":{"value":)" + (o ? "0}" : "1}") +
           (o ? listOf(size,
                       [&](int i) {
                         return (i ? "" : ",") + inQuotes(shortId(own[static_cast<std::size_t>(i)])) +
                                R"(:{"value":1})";
                       })
              : "") +
           "}";
  });
  const auto effect = [](int c) { return R"(,"importance":{")" + shortId(c) + "\":1}"; };
  draft.questions = question("s", answer("t", R"(,"importance":{"base":0})")) + ",";
  draft.questions +=
      many ? listOf((criteria + 31) / 32,
                    [&](int q) {
                      return question(longId(q),
                                      listOf(std::min(32, criteria - 32 * q),
                                             [&](int a) { return answer(longId(a), effect(32 * q + a)); }),
                                      true);
                    })
           : listOf(criteria, [&](int q) { return question(longId(q), answer(longId(q), effect(q))); });
  return draft;
}

}  // namespace

TEST_CASE("sets of changes are listed within the bound, and the others counted") {
  bool cut = false;
  for (const bool many : {false, true}) {
    for (const int changes : {2, 3, 5, 8, 16}) {
      for (const int options : {20, 64, 300}) {
        const std::string document = setsOfChanges(options, many ? 64 : 40, changes, many).text();
        const std::string reader = R"({"answers":{"s":["t"]}})";
        INFO(options << " options, " << changes << " changes, many " << many);
        checkBounds(document, reader);
        const auto view = viewOf(document, reader);
        const Comparison comparison = parseComparison(document, Unknown::kError).value().comparison;
        const Model model = buildModel(comparison);
        const ReaderInput read = parseReaderInput(comparison, reader).value();
        const std::vector<Flip> all = findFlips(comparison, model, read, rank(comparison, model, read));
        const auto ranked = readJsonText(test::rankJsonOf(comparison, read));
        for (const auto& output : {view, ranked}) {
          CHECK(output["flips"].size() + output.value("moreFlips", std::size_t{0}) == all.size());
          CHECK((!output.contains("moreFlips") || output["moreFlips"] > 0));
        }
        CHECK(ranked["flips"].size() == countListed(all));
        cut = cut || (view["flips"].size() < 64 && ranked.contains("moreFlips"));
      }
    }
  }
  CHECK(cut);
}

TEST_CASE("sets of changes past their limit are left out, but never the first one nor single changes") {
  const auto flip = [](int changes, int answers) {
    Flip one;
    one.size = changes;
    for (int i = 0; i < changes; ++i) one.changes.push_back({i, std::vector<int>(size(answers))});
    return one;
  };
  CHECK(countListed({}) == 0);
  CHECK(countListed({flip(400, 1), flip(2, 1)}) == 1);
  CHECK(countListed(std::vector<Flip>(128, flip(2, 2))) == 128);  // eight each: exactly the limit
  CHECK(countListed(std::vector<Flip>(129, flip(2, 2))) == 128);
  CHECK(countListed(std::vector<Flip>(2000, flip(1, 32))) == 2000);
}

TEST_CASE("citations in rendered HTML, which repeat the id of the comparison, stay within the bound") {
  for (const char* lang : {"en", "de", "es", "fr", "pt", "ja", "ar"}) {
    Draft draft;
    draft.id = longId(0);
    const auto ids = [](int i) { return inQuotes(shortId(i)); };
    const std::string cited = R"("text":"a","sources":[)" + listOf(kMaxReferences, ids) + R"(],"notes":[)" +
                              listOf(kMaxReferences, ids) + "]";
    draft.options =
        option("a", R"(,"pros":[)" + listOf(80, [&](int) { return "{" + cited + "}"; }) + "]") + "," + option("b");
    draft.criteria = criterion("c");
    draft.extra = R"(,"lang":")" + std::string(lang) + R"(","sources":{)" +
                  listOf(kMaxReferences, [&](int s) { return ids(s) + R"(:{"title":"S"})"; }) + R"(},"notes":{)" +
                  listOf(kMaxReferences, [&](int n) { return ids(n) + R"(:{"text":"N"})"; }) + "}";
    checkBounds(draft.text(), "", Outputs::kWithoutResult);
  }
}

TEST_CASE("many short sources, notes and texts in a language with a long tag stay within the bound") {
  Draft draft;
  draft.id = longId(0);
  draft.options = shortOptions(
      500,
      R"(,"about":["a"],"facts":[{"label":"a","text":"b"}],"usedBy":[{"name":"a"}],"pros":[{"text":"a"}],"cons":[{"text":"a"}],"chooseIf":["a"])");
  draft.criteria = criterion("c");
  draft.extra = R"(,"lang":"de-Latn-CH-1996-fonipa-fonupa-heplo","intro":[)" +
                listOf(2000, [](int) { return std::string("\"a\""); }) + R"(],"sources":{)" +
                listOf(2000, [](int s) { return inQuotes(shortId(s)) + R"(:{"title":"S","confidence":"low"})"; }) +
                R"(},"notes":{)" +
                listOf(2000, [](int n) { return inQuotes(shortId(n)) + R"(:{"text":"N","verdict":"confirmed"})"; }) +
                R"(},"closing":[)" +
                listOf(2000 / kMaxReferences + 1,
                       [](int text) {
                         const int first = text * kMaxReferences;
                         return R"({"text":"a","notes":[)" +
                                listOf(std::min(kMaxReferences, 2000 - first),
                                       [&](int n) { return inQuotes(shortId(first + n)); }) +
                                "]}";
                       }) +
                "]";
  checkBounds(draft.text(), "", Outputs::kWithoutResult);
}

TEST_CASE("texts of 4 KiB that are escaped and repeated stay within the bound") {
  for (const std::string& character :
       {std::string("{"), std::string("'"), kDelete, std::string("<"), std::string("^")}) {
    const std::string text = repeated(character, kText);
    Draft draft;
    draft.name = text;
    draft.options = listOf(2, [&](int o) {
      return R"({"id":")" + shortId(o) + R"(","name":")" + text +
             R"(","pros":[{"text":"a"}],"cons":[{"text":"a"}],"chooseIf":["a"]})";
    });
    draft.criteria = R"({"id":"c","name":")" + text + R"(","scale":{"unit":")" + text + R"("}})";
    draft.ratings = R"("0":{"c":{"value":1}},"1":{"c":{"value":2}})";
    draft.questions = R"({"id":"q","text":")" + text + R"(","choose":"many","answers":[{"id":"a","text":")" + text +
                      R"(","importance":{"c":1}}]})";
    draft.extra = R"(,"by":")" + text + R"(","disclosure":")" + text + R"(","summary":")" + text + "\"";
    checkBounds(draft.text(), R"({"answers":{"q":["a"]}})");
  }
}

TEST_CASE("a long name is not repeated in every row nor with every reason") {
  Draft draft;
  const std::string name(kText, 'n');
  draft.options = R"({"id":"a","name":")" + name + R"(","attributes":{"a":"x"}},)" + shortOptions(9000);
  draft.options.replace(draft.options.find(R"("id":"a","name":"O")"), 8, R"("id":"a-a")");
  draft.criteria = criterion("c", R"(,"scale":{"max":9})");
  draft.ratings = R"("a":{"c":{"value":9}},"0":{"c":{"value":8}})";
  draft.questions = listOf(8, [&](int q) {
    return R"({"id":")" + shortId(q) + R"(","text":")" + name + R"(","choose":"many","answers":[)" +
           listOf(32,
                  [](int a) {
                    return answer(shortId(a),
                                  R"(,"prefers":{"attribute":"a","anyOf":["x"],"points":1},"importance":{"c":1})");
                  }) +
           "]}";
  });
  const std::string reader =
      R"({"answers":{)" +
      listOf(8,
             [&](int q) {
               return inQuotes(shortId(q)) + ":[" + listOf(32, [](int a) { return inQuotes(shortId(a)); }) + "]";
             }) +
      "}}";
  checkBounds(draft.text(), reader);
}

TEST_CASE("numbers that the output writes longer than the document stay within the bound") {
  Draft draft;
  draft.options = shortOptions(300);
  draft.criteria = shortCriteria(100);
  draft.ratings = listOf(300, [](int o) {
    return inQuotes(shortId(o)) + ":{" +
           listOf(100,
                  [&](int c) { return inQuotes(shortId(c)) + R"(:{"value":)" + ((o + c) % 2 ? "5e-324}" : "1e12}"); }) +
           "}";
  });
  checkBounds(draft.text(), R"({"importance":{"0":1}})");
}

TEST_CASE("fifty errors below a long name quote only a short part of it") {
  for (const int length : {100, 140, 1000, 30'000}) {
    const std::string name = repeated(kDelete, length);
    // References to unknown ids, each with a suggestion.
    Draft draft;
    draft.options = shortOptions(2);
    draft.criteria = criterion(repeated(kDelete, 80));
    draft.ratings = inQuotes(name) + ":{" + listOf(60, [](int c) { return inQuotes(shortId(c)) + ":0"; }) + "}";
    checkBounds(draft.text(), "", Outputs::kWithoutResult, false);
    // Repeated keys and unknown fields.
    draft.criteria = criterion("c");
    draft.ratings = "";
    draft.extra = ",\"x-" + name + "\":{" + listOf(60, [](int) { return std::string("\"a\":0"); }) + "}";
    checkBounds(draft.text(), "", Outputs::kWithoutResult, false);
    draft.extra = "," + listOf(60, [&](int i) { return inQuotes(shortId(i) + "-") + ":0"; });
    checkBounds(draft.text(), "", Outputs::kAll, true);
    // Too deep.
    draft.extra = ",\"x-" + name + "\":" + repeated("[", 40) + repeated("]", 40);
    checkBounds(draft.text(), "", Outputs::kWithoutResult, false);
  }
}

TEST_CASE("an error below a name that is too long for its path points to the enclosing value") {
  const auto pathOf = [](int length) {
    Draft draft;
    draft.options = shortOptions(2);
    draft.criteria = criterion("c");
    draft.extra = ",\"x-" + std::string(size(length), 'n') + R"(":{"b":{"a":0,"a":0}})";
    return parseComparison(draft.text(), Unknown::kError).errors().front().path;
  };
  CHECK(pathOf(153) == "/x-" + std::string(153, 'n') + "/b/a");  // 160 bytes
  CHECK(pathOf(154) == "/x-" + std::string(154, 'n') + "/b");
  CHECK(pathOf(158) == "");
}

TEST_CASE("fifty errors of a reader quote only a short part of it") {
  Draft draft;
  draft.options = shortOptions(2);
  draft.criteria = criterion(longId(0));
  draft.questions = question(longId(0), answer(longId(1), ""));
  for (const int length : {1, 80, 5000}) {
    const std::string name = repeated(kDelete, length);
    const auto ids = listOf(60, [&](int i) { return inQuotes(shortId(i) + name); });
    const auto check = [&](const std::string& reader) {
      for (const std::string& reply : {Decision(draft.text()).view(reader), Decision(draft.text()).quickView(reader)}) {
        CHECK(reply.starts_with("{\"ok\":false"));
        CHECK(reply.size() <= mostOutput(reader.size()));
      }
    };
    check(R"({"answers":{")" + longId(0) + "\":[" + ids + "]}}");
    check(R"({"answers":{)" + listOf(60, [&](int i) { return inQuotes(shortId(i) + name) + ":[]"; }) + "}}");
    check(R"({"importance":{)" + listOf(60, [&](int i) { return inQuotes(shortId(i) + name) + ":1"; }) + "}}");
    check("{" + listOf(60, [&](int i) { return inQuotes(shortId(i) + name) + ":1"; }) + "}");
  }
}

}  // namespace tradeoff::test
