#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "format/check.h"
#include "json/excerpt.h"
#include "json/json_pointer.h"

// Warnings for the author, which do not reject the document. Each group stops at kMaxErrors warnings. This also bounds
// the work: items that give no warning are part of the text, so its size limits their number.
namespace tradeoff {
namespace {

// A value of the document and its path, for values that check() has accepted: the member or item of each step must
// exist.
struct Spot {
  const Json* json;
  std::string path;

  Spot member(std::string_view name) const {
    Spot spot{json->find(name), path};
    addStep(spot.path, name);
    return spot;
  }
  Spot memberOrSelf(std::string_view name) const { return json->find(name) ? member(name) : *this; }
  Spot item(std::size_t index) const {
    Spot spot{&json->items[index], path};
    addStep(spot.path, index);
    return spot;
  }
};

// The warnings of one kind, or of a few related kinds.
class Group {
 public:
  explicit Group(std::vector<JsonFault>& found) : found_(found) {}
  bool full() const { return count_ >= kMaxErrors; }
  void add(const Spot& spot, const char* code, std::initializer_list<Argument> detail = {}) {
    if (full()) return;
    ++count_;
    found_.push_back({spot.json->order, {code, limitedPath(spot.path), detail}});
  }

 private:
  std::vector<JsonFault>& found_;
  std::size_t count_ = 0;
};

std::size_t cell(const Comparison& comparison, int option, int criterion) {
  return static_cast<std::size_t>(option) * comparison.criteria.size() + static_cast<std::size_t>(criterion);
}

// Whether each option has a value on each criterion; cell() gives the index.
std::vector<char> ratedCells(const Comparison& comparison) {
  std::vector<char> rated(comparison.options.size() * comparison.criteria.size());
  for (const Rating& rating : comparison.ratings) {
    if (rating.hasValue) rated[cell(comparison, rating.option, rating.criterion)] = 1;
  }
  return rated;
}

std::vector<char> ratedCriteria(const Comparison& comparison) {
  std::vector<char> rated(comparison.criteria.size());
  for (const Rating& rating : comparison.ratings) {
    if (rating.hasValue) rated[static_cast<std::size_t>(rating.criterion)] = 1;
  }
  return rated;
}

// For each criterion, whether its base importance or any answer gives it points.
std::vector<char> countingCriteria(const Comparison& comparison) {
  std::vector<char> counts(comparison.criteria.size());
  for (std::size_t c = 0; c < counts.size(); ++c) counts[c] = comparison.criteria[c].importance > 0;
  for (const Question& question : comparison.questions) {
    for (const Answer& answer : question.answers) {
      for (const CriterionPoints& added : answer.importance) {
        if (added.points > 0) counts[static_cast<std::size_t>(added.criterion)] = 1;
      }
    }
  }
  return counts;
}

void warnAboutCriteria(Group group, const Spot& document, const Comparison& comparison) {
  const std::vector<char> rated = ratedCriteria(comparison), counts = countingCriteria(comparison);
  const Spot list = document.member("criteria");
  for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
    const Criterion& criterion = comparison.criteria[c];
    const Argument name = argument("criterion", criterion.id);
    const Spot spot = list.item(c), scale = spot.memberOrSelf("scale");
    if (!rated[c]) group.add(spot, "criterion_without_ratings", {name});
    if (!counts[c]) group.add(spot, "criterion_never_counts", {name});
    if (rated[c] && !(criterion.hasMin && criterion.hasMax)) group.add(scale, "scale_from_data", {name});
    if (rated[c] && criterion.min == criterion.max) group.add(scale, "scale_flat", {name});
  }
}

// A value beyond the scale counts only as much as the end of the scale.
void warnAboutRatings(Group group, const Spot& document, const Comparison& comparison, const KnownIds& criteria) {
  const Spot ratings = document.member("ratings");
  for (const JsonMember& option : ratings.json->members) {
    for (const JsonMember& rating : option.value.members) {
      const Criterion& criterion = comparison.criteria[static_cast<std::size_t>(criteria.find(rating.name))];
      const Json* value = rating.value.find("value");
      const Json* min = value ? value : rating.value.find("min");
      const Json* max = value ? value : rating.value.find("max");
      if (!min || (min->number >= criterion.min && max->number <= criterion.max)) continue;
      if (group.full()) return;
      group.add(ratings.member(option.name).member(rating.name), "rating_off_scale",
                {argument("min", criterion.min, 6), argument("max", criterion.max, 6)});
    }
  }
}

void warnAboutMissingRatings(Group group, const Spot& document, const Comparison& comparison) {
  const std::vector<char> ratedCriterion = ratedCriteria(comparison), rated = ratedCells(comparison);
  const Spot ratings = document.member("ratings");
  for (std::size_t o = 0; o < comparison.options.size(); ++o) {
    const Option& option = comparison.options[o];
    for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
      const Criterion& criterion = comparison.criteria[c];
      if (!ratedCriterion[c] || rated[cell(comparison, static_cast<int>(o), static_cast<int>(c))]) continue;
      if (group.full()) return;
      group.add(ratings.memberOrSelf(option.id).memberOrSelf(criterion.id), "rating_missing",
                {argument("option", option.id), argument("criterion", criterion.id)});
    }
  }
}

// The attributes of all options. The map is keyed by name, with a set of values for each, so that a long name is not
// compared for every value.
class Attributes {
 public:
  explicit Attributes(const Comparison& comparison) {
    for (const Option& option : comparison.options) {
      for (const Attribute& attribute : option.attributes) {
        std::set<Value>& values = have_[attribute.name];
        for (const AttributeValue& value : attribute.values) values.insert(valueOf(value));
      }
    }
  }
  bool known(std::string_view name) const { return have_.count(name) > 0; }
  bool any(const std::string& name, const std::vector<AttributeValue>& anyOf) const {
    const auto found = have_.find(name);
    return found != have_.end() && std::any_of(anyOf.begin(), anyOf.end(), [&](const AttributeValue& value) {
             return found->second.count(valueOf(value)) > 0;
           });
  }

 private:
  using Value = std::pair<bool, std::string_view>;  // boolean, text
  static Value valueOf(const AttributeValue& value) {
    return {value.boolean, value.isBoolean ? std::string_view() : std::string_view(value.text)};
  }
  std::map<std::string_view, std::set<Value>> have_;
};

// The attributes that answers refer to and that some option has. An attribute that no option has is reported at the
// answer instead.
std::set<std::string_view> askedFor(const Comparison& comparison, const Attributes& all) {
  std::set<std::string_view> names;
  for (const Question& question : comparison.questions) {
    for (const Answer& answer : question.answers) {
      for (const Prefers& prefers : answer.prefers) names.insert(prefers.attribute);
      for (const Requires& requirement : answer.requirements) names.insert(requirement.attribute);
    }
  }
  std::erase_if(names, [&](std::string_view name) { return !all.known(name); });
  return names;
}

void warnAboutMissingAttributes(Group group, const Spot& document, const Comparison& comparison,
                                const Attributes& all) {
  const std::set<std::string_view> asked = askedFor(comparison, all);
  const Spot list = document.member("options");
  for (std::size_t o = 0; o < comparison.options.size(); ++o) {
    std::set<std::string_view> own;
    for (const Attribute& attribute : comparison.options[o].attributes) own.insert(attribute.name);
    for (const std::string_view name : asked) {
      if (own.count(name)) continue;
      if (group.full()) return;
      group.add(list.item(o).memberOrSelf("attributes"), "attribute_missing",
                {argument("option", comparison.options[o].id), argument("attribute", quoted(name))});
    }
  }
}

template <class T>
void warnAboutConditions(Group& group, const Spot& spot, const std::vector<T>& conditions, const Attributes& all,
                         const char* code) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (all.any(conditions[i].attribute, conditions[i].anyOf)) continue;
    group.add(spot.json->isList() ? spot.item(i) : spot, code,
              {argument("attribute", quoted(conditions[i].attribute))});
  }
}

bool hasEffect(const Answer& answer) {
  return !answer.requirements.empty() ||
         std::any_of(answer.importance.begin(), answer.importance.end(), [](const auto& i) { return i.points > 0; }) ||
         std::any_of(answer.prefers.begin(), answer.prefers.end(), [](const auto& p) { return p.points > 0; });
}

void warnAboutAnswers(Group group, const Spot& document, const Comparison& comparison, const Attributes& all) {
  if (comparison.questions.empty()) return;
  const Spot questions = document.member("questions");
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const std::vector<Answer>& answers = comparison.questions[q].answers;
    const Spot list = questions.item(q).member("answers");
    for (std::size_t a = 0; a < answers.size(); ++a) {
      const Spot spot = list.item(a);
      if (!hasEffect(answers[a])) group.add(spot, "answer_without_effect", {argument("answer", answers[a].id)});
      warnAboutConditions(group, spot.memberOrSelf("prefers"), answers[a].prefers, all, "prefers_unmet");
      warnAboutConditions(group, spot.memberOrSelf("requires"), answers[a].requirements, all, "requires_unmet");
    }
  }
}

void warnAboutUncited(Group group, const Spot& document, std::string_view kind, const std::vector<char>& used,
                      const char* code) {
  if (used.empty()) return;
  const Spot things = document.member(kind);
  for (std::size_t i = 0; i < used.size() && !group.full(); ++i) {
    if (used[i]) continue;
    const std::string& id = things.json->members[i].name;
    group.add(things.member(id), code, {argument("id", quoted(id))});
  }
}

}  // namespace

void findWarnings(Check& check, const Json& document, const Comparison& comparison) {
  const Spot top{&document, ""};
  const Attributes all(comparison);
  if (comparison.questions.empty()) Group(check.warnings).add(top.memberOrSelf("questions"), "no_questions");
  warnAboutCriteria(Group(check.warnings), top, comparison);
  warnAboutRatings(Group(check.warnings), top, comparison, check.criteria);
  warnAboutMissingRatings(Group(check.warnings), top, comparison);
  warnAboutMissingAttributes(Group(check.warnings), top, comparison, all);
  warnAboutAnswers(Group(check.warnings), top, comparison, all);
  warnAboutUncited(Group(check.warnings), top, "sources", check.sourceUsed, "source_unused");
  warnAboutUncited(Group(check.warnings), top, "notes", check.noteUsed, "note_unused");
}

}  // namespace tradeoff
