#include <algorithm>

#include "format/check.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

constexpr std::string_view kBases[] = {"editorial", "measured", "documented"};
constexpr std::string_view kStrengths[] = {"strong", "medium", "weak"};

constexpr Field<Rating> kRatingFields[] = {
    {"value", [](Check& c, const JsonCursor& n, Rating& out) { out.min = out.max = readNumber(c, n); }},
    {"min", [](Check& c, const JsonCursor& n, Rating& out) { out.min = readNumber(c, n); }},
    {"max", [](Check& c, const JsonCursor& n, Rating& out) { out.max = readNumber(c, n); }},
    {"text", bodyText<Rating>},
    {"basis", word<&Rating::basis, kBases>},
    {"evidence", word<&Rating::evidence, kStrengths>},
    {"sources", bodySources<Rating>},
    {"notes", bodyNotes<Rating>},
};

// A rating is a value, a range with both ends, or only words.
void readRating(Check& check, const JsonCursor& node, Rating& out) {
  readFields(check, node, out, kRatingFields);
  const bool value = node.json.find("value"), min = node.json.find("min"), max = node.json.find("max");
  out.hasValue = value || (min && max);
  out.isRange = !value && min && max;
  if (value && (min || max)) {
    fault(check, node, "value_and_range");
  } else if (min != max) {
    fault(check, node, "half_range", {detail("field", min ? "max" : "min")});
  } else if (out.isRange && out.min > out.max) {
    fault(check, node, "range_reversed", {detail("min", out.min, 6), detail("max", out.max, 6)});
  }
}

// Reads all ratings of one option into consecutive items that start at `rating`.
void readOptionRatings(Check& check, const JsonCursor& node, int option, Rating* rating) {
  if (!isObject(check, node)) return;
  for (const JsonMember& member : node.json.members) {
    const JsonCursor child{member.value, &node, member.name};
    rating->option = option;
    rating->criterion = keyReference(check, child, check.criteria, "unknown_criterion");
    readRating(check, child, *rating++);
  }
}

}  // namespace

void readRatings(Check& check, const JsonCursor& node, Comparison& out) {
  if (!isObject(check, node)) return;
  std::size_t count = 0;
  for (const JsonMember& member : node.json.members) count += member.value.members.size();
  checkCount(check, node, count, kMaxRatings, "too_many_ratings");
  auto* next = static_cast<Rating*>(makeItems<Rating>(&out.ratings, count));
  for (const JsonMember& member : node.json.members) {
    const JsonCursor child{member.value, &node, member.name};
    readOptionRatings(check, child, keyReference(check, child, check.options, "unknown_option"), next);
    next += member.value.members.size();
  }
  stableSort(out.ratings, [](const Rating& a, const Rating& b) {
    return a.criterion != b.criterion ? a.criterion < b.criterion : a.option < b.option;
  });
}

}  // namespace tradeoff
