#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff {

// The limits of format 1. A document at a limit is fine, one past it is an error that names the limit.
inline constexpr std::size_t kMaxBytes = 2 * 1024 * 1024;
inline constexpr int kMaxDepth = 32;  // the document itself is depth 1
inline constexpr int kMaxOptions = 10'000;
inline constexpr int kMaxCriteria = 256;
inline constexpr int kMaxRatings = 100'000;
inline constexpr int kMaxQuestions = 64;
inline constexpr int kMaxAnswers = 32;           // of one question
inline constexpr int kMaxFeatures = 64;          // of one criterion
inline constexpr int kMaxReferences = 64;        // of one text to sources, and as many to notes
inline constexpr std::size_t kMaxId = 64;        // bytes; ids are repeated in every reply
inline constexpr std::size_t kMaxLanguage = 35;  // bytes of a language tag (RFC 5646, section 4.4.1)
inline constexpr std::size_t kMaxText = 4096;    // bytes of UTF-8
inline constexpr double kMaxNumber = 1e12;       // |x| of every number
inline constexpr double kMaxPoints = 1e6;        // importance and points are in [0, kMaxPoints]

// A text with what stands behind it: indices into Comparison::sources and Comparison::notes.
struct Prose {
  std::string text;
  std::vector<int> sources;
  std::vector<int> notes;
};

struct Source {
  std::string id, title, url, copy, date, seen, confidence;  // "" where the author left it out
};

// An honest remark on a claim.
struct Note {
  std::string id, verdict;
  Prose body;  // its own `notes` stay empty
};

struct Fact {
  std::string label;
  Prose body;
};

struct User {
  std::string name;
  Prose body;  // its text may be empty
};

// A string or a boolean; an attribute is a list of them.
struct AttributeValue {
  bool isBoolean = false;
  bool boolean = false;
  std::string text;
  bool operator==(const AttributeValue&) const = default;
};

struct Attribute {
  std::string name;
  bool isList = false;  // as the author wrote it
  std::vector<AttributeValue> values;
};

// An advantage or a disadvantage.
struct Point {
  Prose body;
  int criterion = -1;  // index, -1 where the author named none
};

struct Option {
  std::string id, name, tagline, url;
  std::vector<Prose> about;
  std::vector<Fact> facts;
  std::vector<User> usedBy;
  std::vector<Attribute> attributes;
  std::vector<Point> pros, cons;
  std::vector<Prose> chooseIf;
};

struct FeatureCell {
  int option;
  std::string text;  // "yes", "no" or the author's own word
};

struct Feature {
  std::string name;
  std::vector<FeatureCell> has;  // only the options that the author named
  std::vector<int> sources;
};

// The six preference functions of Brans & Vincke 1985, table 1, in the criterion's unit.
enum class PreferenceType { kUsual, kUShape, kVShape, kLevel, kLinear, kGaussian };
struct Preference {
  PreferenceType type = PreferenceType::kUsual;
  double q = 0, p = 0, s = 0;
};

struct Criterion {
  std::string id, name, help;
  double importance = 1;                // base, in points
  bool hasMin = false, hasMax = false;  // false: that end is the smallest or largest rating
  double min = 0, max = 0;              // the ends in force, the author's or the data's; min <= max
  bool higherIsBetter = true;
  std::string unit;
  Prose advice;  // empty text: none
  std::vector<Feature> features;
  Preference preference;
};

// An option on a criterion, in the criterion's unit. A single value has min == max.
struct Rating {
  int option = 0, criterion = 0;
  bool hasValue = false;  // false: only words, sources or notes; then it counts as missing
  bool isRange = false;
  double min = 0, max = 0;
  Prose body;
  std::string basis, evidence;
};

struct CriterionPoints {
  int criterion;
  double points;
};

// Bonus points for every option with one of the values.
struct Prefers {
  std::string attribute;
  std::vector<AttributeValue> anyOf;
  double points = 0;
};

// Rules out every option without one of the values.
struct Requires {
  std::string attribute;
  std::vector<AttributeValue> anyOf;
  std::string because;
};

struct Answer {
  std::string id, text, because;
  std::vector<CriterionPoints> importance;
  std::vector<Prefers> prefers;
  std::vector<Requires> requirements;
};

struct Question {
  std::string id, text, help;
  bool many = false;   // choose-many
  bool first = false;  // asked before all others
  std::vector<Answer> answers;
};

struct PresetAnswer {
  int question;
  std::vector<int> answers;  // empty: skipped
};

struct Preset {
  std::string id, name, text;
  std::vector<PresetAnswer> answers;
};

struct Audience {
  std::string name;
  Prose body;
};

// A checked comparison of format 1: every index is valid, every number finite and within its limits.
struct Comparison {
  std::string id, lang = "en", updated, by, disclosure, title, summary;
  std::vector<Prose> intro, closing;
  std::vector<Source> sources;
  std::vector<Note> notes;
  std::vector<Option> options;
  std::vector<Criterion> criteria;
  std::vector<Rating> ratings;  // sorted by criterion, then option; at most one of each pair
  std::vector<Question> questions;
  std::vector<Preset> presets;
  std::vector<Audience> audiences;

  int criterionIndex(std::string_view id) const;  // -1 where there is none; so the one below
  int questionIndex(std::string_view id) const;
};

// -1 where the question has no such answer.
int answerIndex(const Question& question, std::string_view id);

// How to take a field that format 1 does not know (fields beginning with "x-" are always free).
enum class Unknown {
  kError,  // `check`: the author should hear of it
  kHint    // the widget: a new field must not break an old page; these are then the only hints
};

struct ParsedComparison {
  Comparison comparison;
  std::vector<Error> hints;  // remarks that do not stop anyone, in document order
};

// Reads and checks one document, UTF-8. Finds all faults in one go, in document order, up to kMaxErrors; a syntax error
// stops the reading and gives {line, column}, both from 1, the column in bytes. Time linear in the size of the text.
Result<ParsedComparison> parseComparison(std::string_view text, Unknown unknown);

// The same in two steps, for who must not keep others waiting: the text is read, and can go, before it is checked.
class ComparisonText {
 public:
  explicit ComparisonText(std::string_view text);
  ~ComparisonText();
  ComparisonText(ComparisonText&&) noexcept;
  ComparisonText& operator=(ComparisonText&&) noexcept;

  // Once: it takes what was read. Gives the faults; without any, `parsed` is filled.
  std::vector<Error> check(Unknown unknown, ParsedComparison& parsed);

 private:
  struct Read;
  std::unique_ptr<Read> read_;
};

}  // namespace tradeoff
