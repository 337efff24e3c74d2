#include "tradeoff/comparison.h"

#include <algorithm>

#include "format/check.h"

namespace tradeoff {
namespace {

template <class T>
int placeOf(const std::vector<T>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
  return found == things.end() ? -1 : static_cast<int>(found - things.begin());
}

// Sets the scale ends that the author omits from the ratings. If the author's end lies beyond all ratings, both ends
// become equal.
void fillScales(Comparison& comparison) {
  std::vector<const Rating*> lowest(comparison.criteria.size()), highest(comparison.criteria.size());
  for (const Rating& rating : comparison.ratings) {
    if (!rating.hasValue) continue;
    const auto c = static_cast<std::size_t>(rating.criterion);
    if (!lowest[c] || rating.min < lowest[c]->min) lowest[c] = &rating;
    if (!highest[c] || rating.max > highest[c]->max) highest[c] = &rating;
  }
  for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
    Criterion& criterion = comparison.criteria[c];
    if (!criterion.hasMin) criterion.min = lowest[c] ? lowest[c]->min : criterion.max;
    if (!criterion.hasMax) criterion.max = highest[c] ? highest[c]->max : criterion.min;
    if (!criterion.hasMin && criterion.min > criterion.max) criterion.min = criterion.max;
    if (!criterion.hasMax && criterion.max < criterion.min) criterion.max = criterion.min;
  }
}

}  // namespace

int Comparison::criterionIndex(std::string_view id) const { return placeOf(criteria, id); }
int Comparison::questionIndex(std::string_view id) const { return placeOf(questions, id); }
int answerIndex(const Question& question, std::string_view id) { return placeOf(question.answers, id); }

struct ComparisonText::Read {
  explicit Read(std::string_view text) : json(readJson(text, {}, faults)) {}
  std::vector<JsonFault> faults;
  Result<Json> json;
};

ComparisonText::ComparisonText(std::string_view text) : read_(std::make_unique<Read>(text)) {}

ComparisonText::~ComparisonText() = default;
ComparisonText::ComparisonText(ComparisonText&&) noexcept = default;
ComparisonText& ComparisonText::operator=(ComparisonText&&) noexcept = default;

std::vector<Error> ComparisonText::check(Unknown unknown, ParsedComparison& parsed) {
  auto& [faults, json] = *read_;
  if (!json.ok()) return std::move(json.errors());
  Check check(unknown);
  readDocument(check, {json.value()}, parsed.comparison);
  for (JsonFault& fault : check.errors) faults.push_back(std::move(fault));
  if (!faults.empty()) return inOrder(std::move(faults));
  fillScales(parsed.comparison);
  if (unknown == Unknown::kError) findWarnings(check, json.value(), parsed.comparison);
  parsed.warnings = inOrder(std::move(check.warnings));
  return {};
}

Result<ParsedComparison> parseComparison(std::string_view text, Unknown unknown) {
  ParsedComparison parsed;
  std::vector<Error> errors = ComparisonText(text).check(unknown, parsed);
  if (!errors.empty()) return errors;
  return parsed;
}

}  // namespace tradeoff
