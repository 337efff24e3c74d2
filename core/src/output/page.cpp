#include "format/citations.h"
#include "json/json_writer.h"
#include "output/sentence.h"
#include "output/view.h"
#include "support/idx.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

class PageWriter {
 public:
  PageWriter(const ParsedComparison& parsed, const Model& model)
      : comparison_(parsed.comparison),
        warnings_(parsed.warnings),
        values_(model.values),
        citations_(numberSources(parsed.comparison)) {}

  std::string write() {
    json_.object().key("ok").boolean(true).key("page").object();
    writeHead();
    writeProses("intro", comparison_.intro);
    writeProses("closing", comparison_.closing);
    writeSources();
    writeNotes();
    writeList("options", comparison_.options, [this](const Option& option) { writeOption(option); });
    writeCriteria();
    writeList("questions", comparison_.questions, [this](const Question& question) { writeQuestion(question); });
    writeList("presets", comparison_.presets, [this](const Preset& preset) { writePreset(preset); });
    writeList("audiences", comparison_.audiences, [this](const Audience& audience) {
      json_.object().field("name", audience.name);
      writeBody(audience.body);
      json_.endObject();
    });
    writeList("warnings", warnings_, [this](const Error& warning) { writeError(json_, warning); });
    return json_.endObject().endObject().take();
  }

 private:
  template <class T, class Write>
  void writeItems(const std::vector<T>& items, Write writeItem) {
    json_.array();
    for (const T& item : items) writeItem(item);
    json_.endArray();
  }

  template <class T, class Write>
  void writeList(const char* name, const std::vector<T>& items, Write writeItem) {
    json_.key(name);
    writeItems(items, writeItem);
  }

  void writeHead() {
    json_.field("id", comparison_.id).field("lang", comparison_.lang).field("title", comparison_.title);
    json_.optionalField("summary", comparison_.summary).optionalField("updated", comparison_.updated);
    json_.optionalField("by", comparison_.by).optionalField("disclosure", comparison_.disclosure);
  }

  void writeCited(const std::vector<int>& sources) {
    writeList("sources", sources, [this](int source) { json_.integer(citations_.numbers[idx(source)]); });
  }

  // Writes the fields of a text into an open object that also has others.
  void writeBody(const Prose& prose) {
    json_.field("text", prose.text);
    writeCited(prose.sources);
    writeList("notes", prose.notes, [this](int note) { json_.integer(note); });
  }

  void writeProse(const Prose& prose) {
    json_.object();
    writeBody(prose);
    json_.endObject();
  }

  void writeProses(const char* name, const std::vector<Prose>& proses) {
    writeList(name, proses, [this](const Prose& prose) { writeProse(prose); });
  }

  void writeSources() {
    writeList("sources", citations_.order, [this](int index) {
      const Source& source = comparison_.sources[idx(index)];
      json_.object().key("number").integer(citations_.numbers[idx(index)]);
      json_.field("id", source.id).field("title", source.title).optionalField("url", source.url);
      json_.optionalField("copy", source.copy).optionalField("date", source.date).optionalField("seen", source.seen);
      json_.optionalField("confidence", source.confidence).endObject();
    });
  }

  void writeNotes() {
    writeList("notes", comparison_.notes, [this](const Note& note) {
      json_.object().field("id", note.id).optionalField("verdict", note.verdict).field("text", note.body.text);
      writeCited(note.body.sources);
      json_.endObject();
    });
  }

  void writePoints(const char* name, const std::vector<Point>& points) {
    writeList(name, points, [this](const Point& point) {
      json_.object();
      writeBody(point.body);
      if (point.criterion >= 0) json_.field("criterion", comparison_.criteria[idx(point.criterion)].id);
      json_.endObject();
    });
  }

  void writeOption(const Option& option) {
    json_.object().field("id", option.id).field("name", option.name).optionalField("tagline", option.tagline);
    json_.optionalField("url", option.url);
    writeProses("about", option.about);
    writeList("facts", option.facts, [this](const Fact& fact) {
      json_.object().field("label", fact.label);
      writeBody(fact.body);
      json_.endObject();
    });
    writeList("usedBy", option.usedBy, [this](const User& user) {
      json_.object().field("name", user.name);
      writeBody(user.body);
      json_.endObject();
    });
    writePoints("pros", option.pros);
    writePoints("cons", option.cons);
    writeProses("chooseIf", option.chooseIf);
    json_.endObject();
  }

  void writeCriteria() {
    auto rating = comparison_.ratings.begin();
    json_.key("criteria").array();
    for (int c = 0; c < values_.criteria; ++c) {
      const Criterion& criterion = comparison_.criteria[idx(c)];
      json_.object().field("id", criterion.id).field("name", criterion.name).optionalField("help", criterion.help);
      json_.key("importance").number(criterion.importance);
      writeScale(criterion);
      if (!criterion.advice.text.empty()) {
        json_.key("advice");
        writeProse(criterion.advice);
      }
      json_.key("ratings").object();
      for (; rating != comparison_.ratings.end() && rating->criterion == c; ++rating) writeRating(*rating);
      json_.endObject();
      writeList("features", criterion.features, [this](const Feature& feature) { writeFeature(feature); });
      json_.endObject();
    }
    json_.endArray();
  }

  void writeScale(const Criterion& criterion) {
    json_.key("scale").object().key("min").number(criterion.min).key("max").number(criterion.max);
    json_.field("better", criterion.higherIsBetter ? "higher" : "lower");
    json_.optionalField("unit", criterion.unit).endObject();
  }

  void writeRating(const Rating& rating) {
    json_.key(comparison_.options[idx(rating.option)].id).object();
    if (rating.hasValue) writeFigures(rating);
    json_.optionalField("basis", rating.basis).optionalField("evidence", rating.evidence);
    writeBody(rating.body);
    json_.endObject();
  }

  void writeFigures(const Rating& rating) {
    const std::size_t cell = values_.index(rating.option, rating.criterion);
    if (rating.isRange) {
      json_.key("min").number(rating.min).key("max").number(rating.max);
    } else {
      json_.key("value").number(rating.min);
    }
    json_.key("level").rounded(10 * values_.middle[cell], 1);
    if (!rating.isRange) return;
    json_.key("levelMin").rounded(10 * values_.low[cell], 1).key("levelMax").rounded(10 * values_.high[cell], 1);
  }

  void writeFeature(const Feature& feature) {
    json_.object().field("name", feature.name).key("has").object();
    for (const FeatureCell& cell : feature.has) json_.key(comparison_.options[idx(cell.option)].id).text(cell.text);
    json_.endObject();
    writeCited(feature.sources);
    json_.endObject();
  }

  void writeQuestion(const Question& question) {
    json_.object().field("id", question.id).field("text", question.text).optionalField("help", question.help);
    json_.field("choose", question.many ? "many" : "one");
    writeList("answers", question.answers, [this](const Answer& answer) { writeAnswer(answer); });
    json_.endObject();
  }

  void writeAnswer(const Answer& answer) {
    json_.object().field("id", answer.id).field("text", answer.text).optionalField("because", answer.because);
    writeCounts(answer);
    writeList("prefers", answer.prefers, [this](const Prefers& prefers) {
      json_.object().field("attribute", prefers.attribute);
      writeAnyOf(prefers.anyOf);
      json_.key("points").number(prefers.points).endObject();
    });
    writeList("requires", answer.requirements, [this](const Requires& requirement) {
      json_.object().field("attribute", requirement.attribute);
      writeAnyOf(requirement.anyOf);
      json_.optionalField("because", requirement.because).endObject();
    });
    json_.endObject();
  }

  void writeCounts(const Answer& answer) {
    const std::vector<std::size_t> order = sortedIndices(
        answer.importance.size(),
        [](const void* c, std::size_t a, std::size_t b) {
          const auto& points = *static_cast<const std::vector<CriterionPoints>*>(c);
          return points[a].points > points[b].points;
        },
        &answer.importance);
    writeList("counts", order, [&](std::size_t place) {
      const CriterionPoints& c = answer.importance[place];
      if (c.points > 0) json_.text(comparison_.criteria[idx(c.criterion)].id);
    });
  }

  void writeAnyOf(const std::vector<AttributeValue>& anyOf) {
    writeList("anyOf", anyOf, [this](const AttributeValue& value) {
      if (value.isBoolean) {
        json_.boolean(value.boolean);
      } else {
        json_.text(value.text);
      }
    });
  }

  void writePreset(const Preset& preset) {
    json_.object().field("id", preset.id).field("name", preset.name).optionalField("text", preset.text);
    json_.key("answers").object();
    for (const PresetAnswer& reply : preset.answers) {
      const Question& question = comparison_.questions[idx(reply.question)];
      json_.key(question.id);
      writeItems(reply.answers, [&](int a) { json_.text(question.answers[idx(a)].id); });
    }
    json_.endObject().endObject();
  }

  const Comparison& comparison_;
  const std::vector<Error>& warnings_;
  const Values& values_;
  Citations citations_;
  JsonWriter json_;
};

}  // namespace

std::string buildPage(const ParsedComparison& parsed, const Model& model) { return PageWriter(parsed, model).write(); }

}  // namespace tradeoff
