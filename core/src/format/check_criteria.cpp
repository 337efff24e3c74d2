#include "format/check.h"

namespace tradeoff {
namespace {

void readBetter(Check& check, const JsonCursor& node, Criterion& out) {
  static constexpr std::string_view kWords[] = {"higher", "lower"};
  out.higherIsBetter = readWord(check, node, kWords) != 1;
}

constexpr Field<Criterion> kScaleFields[] = {
    {"min",
     [](Check& c, const JsonCursor& n, Criterion& out) {
       out.hasMin = true;
       out.min = readNumber(c, n);
     }},
    {"max",
     [](Check& c, const JsonCursor& n, Criterion& out) {
       out.hasMax = true;
       out.max = readNumber(c, n);
     }},
    {"better", readBetter},
    {"unit", text<&Criterion::unit>},
};

void readScale(Check& check, const JsonCursor& node, Criterion& out) {
  readFields(check, node, out, kScaleFields);
  if (out.hasMin && out.hasMax && out.min >= out.max) {
    fault(check, node, "scale_reversed", {detail("min", out.min, 6), detail("max", out.max, 6)});
  }
}

void readFeatureCell(Check& check, const JsonCursor& node, FeatureCell& out) {
  out.option = keyReference(check, node, check.options, "unknown_option");
  out.text = readFilledText(check, node);
}

constexpr Field<Feature> kFeatureFields[] = {
    {"name", filledText<&Feature::name>, Need::kRequired},
    {"has", members<&Feature::has, readFeatureCell>},
    {"sources", [](Check& c, const JsonCursor& n, Feature& out) { out.sources = readSources(c, n); }},
};
void readFeature(Check& check, const JsonCursor& node, Feature& out) { readFields(check, node, out, kFeatureFields); }

// The names of the types in documents, in the order of PreferenceType, and the thresholds that each type needs.
constexpr std::string_view kTypes[] = {"usual", "u-shape", "v-shape", "level", "linear", "gaussian"};
constexpr std::string_view kThresholds[] = {"", "q", "p", "qp", "qp", "s"};

void readType(Check& check, const JsonCursor& node, Preference& out) {
  const int place = readWord(check, node, kTypes);
  if (place >= 0) out.type = static_cast<PreferenceType>(place);
}

template <auto kMember>
void threshold(Check& check, const JsonCursor& node, Preference& out) {
  out.*kMember = readNumber(check, node, 0);
}
constexpr Field<Preference> kPreferenceFields[] = {
    {"type", readType},
    {"q", threshold<&Preference::q>},
    {"p", threshold<&Preference::p>},
    {"s", threshold<&Preference::s>},
};

// Reports missing thresholds as errors and, for authors (Unknown::kError), unused thresholds as warnings.
void checkThresholds(Check& check, const JsonCursor& node, const Preference& preference) {
  const auto type = static_cast<std::size_t>(preference.type);
  for (const char* field : {"q", "p", "s"}) {
    const Json* given = node.json.find(field);
    const bool needed = kThresholds[type].find(*field) != std::string_view::npos;
    if (needed == (given != nullptr)) continue;
    const Details details = {detail("type", kTypes[type]), detail("field", field)};
    if (needed) {
      fault(check, node, "missing_threshold", details);
    } else if (check.unknown == Unknown::kError) {
      warning(check, JsonCursor{*given, &node, field}, "threshold_unused", details);
    }
  }
}

void checkPositive(Check& check, const JsonCursor& node, const char* field) {
  const Json* given = node.json.find(field);
  if (given && given->isNumber() && given->number == 0) {
    fault(check, JsonCursor{*given, &node, field}, "threshold_zero", {detail("field", field)});
  }
}

// Reports thresholds q and p that are in the wrong order.
void checkOrder(Check& check, const JsonCursor& node, const Preference& preference) {
  const Json* q = node.json.find("q");
  const Json* p = node.json.find("p");
  if (!q || !p || !q->isNumber() || !p->isNumber()) return;
  const bool level = preference.type == PreferenceType::kLevel && q->number > p->number;
  const bool linear = preference.type == PreferenceType::kLinear && q->number >= p->number;
  if (!level && !linear) return;
  fault(check, node, level ? "level_reversed" : "linear_reversed",
        {detail("q", q->number, 6), detail("p", p->number, 6)});
}

void readPreference(Check& check, const JsonCursor& node, Criterion& out) {
  Preference& preference = out.preference;
  const std::size_t before = check.errors.size();
  readFields(check, node, preference, kPreferenceFields);
  if (!node.json.isObject()) return;
  const Json* type = node.json.find("type");
  if (type && check.errors.size() != before && preference.type == PreferenceType::kUsual) return;  // possible typo
  checkThresholds(check, node, preference);
  if (preference.type == PreferenceType::kVShape) checkPositive(check, node, "p");
  if (preference.type == PreferenceType::kGaussian) checkPositive(check, node, "s");
  checkOrder(check, node, preference);
}

void readFeatures(Check& check, const JsonCursor& node, Criterion& out) {
  checkCount(check, node, node.json.items.size(), kMaxFeatures, "too_many_features");
  readList<readFeature>(check, node, out.features);
}

constexpr Field<Criterion> kCriterionFields[] = {
    {"id", [](Check& c, const JsonCursor& n, Criterion& out) { out.id = readId(c, n, c.criteria, n.parent->index); },
     Need::kRequired},
    {"name", filledText<&Criterion::name>, Need::kRequired},
    {"help", text<&Criterion::help>},
    {"importance", points<&Criterion::importance>},
    {"scale", readScale},
    {"advice", prose<&Criterion::advice>},
    {"features", readFeatures},
    {"preference", readPreference},
};

}  // namespace

void readCriterion(Check& check, const JsonCursor& node, Criterion& out) {
  readFields(check, node, out, kCriterionFields);
}

}  // namespace tradeoff
