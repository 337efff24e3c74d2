#include "random_document.h"

#include "decide/score.h"
#include "json/json_writer.h"
#include "random_comparison.h"
#include "rank.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::testing {
namespace {

class DocumentWriter {
 public:
  DocumentWriter(Dice& dice, const Comparison& comparison) : dice_(dice), comparison_(comparison) {}

  std::string write() {
    json_.object().key("format").integer(1).field("id", comparison_.id);
    json_.field("title", "Caf\xC3\xA9 <or> \"th\xC3\xA9\" \\ \xE2\x80\x9C\xF0\x9F\x8D\xB5\xE2\x80\x9D");
    writeSources();
    writeOptions();
    writeCriteria();
    writeRatings();
    writeQuestions();
    return json_.endObject().take();
  }

 private:
  template <class Items, class Write>
  void list(const char* name, const Items& items, Write write) {
    json_.key(name).array();
    for (const auto& item : items) write(item);
    json_.endArray();
  }

  void writeSources() {
    json_.key("sources").object();
    for (const char* id : {"s0", "s1", "s2", "s3"}) json_.key(id).object().field("title", id).endObject();
    json_.endObject().key("notes").object();
    for (const char* id : {"n0", "n1"})
      json_.key(id).object().field("text", id).key("sources").array().text("s3").endArray().endObject();
    json_.endObject();
  }

  void cite() {
    json_.key("sources").array();
    if (dice_.chance(50)) json_.text(idOf("s", dice_.below(4)));
    json_.endArray().key("notes").array();
    if (dice_.chance(30)) json_.text(idOf("n", dice_.below(2)));
    json_.endArray();
  }

  void writeValue(const AttributeValue& value) {
    if (value.isBoolean) {
      json_.boolean(value.boolean);
    } else {
      json_.text(value.text);
    }
  }

  void writeOptions() {
    list("options", comparison_.options, [&](const Option& option) {
      json_.object().field("id", option.id).field("name", option.name).key("about").array();
      json_.object().field("text", "About it.\nAll of it.");
      cite();
      json_.endObject().endArray().key("attributes").object();
      for (const Attribute& attribute : option.attributes) {
        if (attribute.isList) {
          list(attribute.name.c_str(), attribute.values, [&](const AttributeValue& value) { writeValue(value); });
        } else {
          json_.key(attribute.name);
          writeValue(attribute.values.front());
        }
      }
      json_.endObject().endObject();
    });
  }

  void writePreference(const Preference& preference) {
    // By type, with the thresholds of that type.
    static const char* const kTypes[] = {"usual", "u-shape", "v-shape", "level", "linear", "gaussian"};
    const PreferenceType type = preference.type;
    json_.key("preference").object().field("type", kTypes[static_cast<int>(type)]);
    const auto takes = [&](PreferenceType a, PreferenceType b, PreferenceType c) {
      return type == a || type == b || type == c;
    };
    if (takes(PreferenceType::kUShape, PreferenceType::kLevel, PreferenceType::kLinear)) {
      json_.key("q").number(preference.q);
    }
    if (takes(PreferenceType::kVShape, PreferenceType::kLevel, PreferenceType::kLinear)) {
      json_.key("p").number(preference.p);
    }
    if (type == PreferenceType::kGaussian) json_.key("s").number(preference.s);
    json_.endObject();
  }

  void writeCriteria() {
    list("criteria", comparison_.criteria, [&](const Criterion& criterion) {
      json_.object().field("id", criterion.id).field("name", criterion.name);
      json_.key("importance").number(criterion.importance).key("scale").object();
      if (criterion.hasMin) json_.key("min").number(criterion.min);
      if (criterion.hasMax) json_.key("max").number(criterion.max);
      json_.field("better", criterion.higherIsBetter ? "higher" : "lower").endObject();
      writePreference(criterion.preference);
      json_.endObject();
    });
  }

  void writeRatings() {
    json_.key("ratings").object();
    for (int o = 0; o < static_cast<int>(comparison_.options.size()); ++o) {
      json_.key(idOf("o", o)).object();
      for (const Rating& rating : comparison_.ratings) {
        if (rating.option != o) continue;
        json_.key(idOf("c", rating.criterion)).object();
        if (rating.isRange) {
          json_.key("min").number(rating.min).key("max").number(rating.max);
        } else {
          json_.key("value").number(rating.min);
        }
        if (dice_.chance(20)) cite();
        json_.endObject();
      }
      json_.endObject();
    }
    json_.endObject();
  }

  void writeAsk(const std::string& attribute, const std::vector<AttributeValue>& anyOf) {
    json_.object().field("attribute", attribute);
    list("anyOf", anyOf, [&](const AttributeValue& value) { writeValue(value); });
  }

  void writeQuestions() {
    list("questions", comparison_.questions, [&](const Question& question) {
      json_.object()
          .field("id", question.id)
          .field("text", question.id)
          .field("choose", question.many ? "many" : "one");
      json_.key("first").boolean(question.first);
      list("answers", question.answers, [&](const Answer& answer) {
        json_.object().field("id", answer.id).field("text", answer.id).key("importance").object();
        for (const CriterionPoints& add : answer.importance) json_.key(idOf("c", add.criterion)).number(add.points);
        json_.endObject();
        list("prefers", answer.prefers, [&](const Prefers& prefers) {
          writeAsk(prefers.attribute, prefers.anyOf);
          json_.key("points").number(prefers.points).endObject();
        });
        list("requires", answer.requirements, [&](const Requires& requirement) {
          writeAsk(requirement.attribute, requirement.anyOf);
          json_.endObject();
        });
        json_.endObject();
      });
      json_.endObject();
    });
  }

  Dice& dice_;
  const Comparison& comparison_;
  JsonWriter json_;
};

std::string textOf(const Comparison& comparison, const ReaderInput& reader) {
  JsonWriter json;
  json.object().key("answers").object();
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    if (!reader.replies[q].closed) continue;
    json.key(comparison.questions[q].id).array();
    for (const int answer : reader.replies[q].chosen) json.text(idOf("a", answer));
    json.endArray();
  }
  json.endObject().key("importance").object();
  for (std::size_t c = 0; c < reader.sliders.size(); ++c) {
    if (reader.sliders[c]) json.key(comparison.criteria[c].id).number(*reader.sliders[c]);
  }
  return json.endObject().endObject().take();
}

}  // namespace

RandomDocument randomDocument(int number) {
  Dice dice(static_cast<std::uint64_t>(number) + 1'000'000);
  Shape shape;
  if (number % 40 == 0) shape = {12, 30, 12, 12, 6};  // some are large, so that completions are sampled
  const Comparison comparison = randomComparison(dice, shape);
  RandomDocument document{DocumentWriter(dice, comparison).write(), {"{}"}};
  for (int i = 0; i < 2; ++i) document.readers.push_back(textOf(comparison, randomReader(dice, comparison)));
  return document;
}

void Digest::add(std::string_view text) {
  for (const char c : text) addByte(static_cast<unsigned char>(c));
  addByte('\n');
}

std::uint32_t digestOfReplies(const RandomDocument& document) {
  Decision decision(document.text);
  Digest digest;
  digest.add(decision.page());
  for (const std::string& reader : document.readers) {
    digest.add(decision.view(reader));
    digest.add(decision.quickView(reader));
  }
  return digest.value();
}

std::uint32_t digestOfRanks(const RandomDocument& document) {
  const Result<ParsedComparison> parsed = parseComparison(document.text, Unknown::kError);
  const Comparison& comparison = parsed.value().comparison;
  Digest digest;
  for (const std::string& reader : document.readers) {
    digest.add(test::rankJsonOf(comparison, parseReaderInput(comparison, reader).value()));
  }
  return digest.value();
}

}  // namespace tradeoff::testing
