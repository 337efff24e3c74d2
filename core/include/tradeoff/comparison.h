#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff {

// The limits of format 1. A document may reach a limit. Beyond it, parsing reports an error that names the limit.
inline constexpr std::size_t kMaxBytes = 2 * 1024 * 1024;
inline constexpr int kMaxDepth = 32;  // the document itself is depth 1
inline constexpr int kMaxOptions = 10'000;
inline constexpr int kMaxCriteria = 256;
inline constexpr int kMaxRatings = 100'000;
inline constexpr int kMaxQuestions = 64;
inline constexpr int kMaxAnswers = 32;           // per question
inline constexpr int kMaxFeatures = 64;          // per criterion
inline constexpr int kMaxReferences = 64;        // from one text: to sources, and separately to notes
inline constexpr std::size_t kMaxId = 64;        // bytes; every reply repeats ids
inline constexpr std::size_t kMaxLanguage = 35;  // bytes of a language tag (RFC 5646, section 4.4.1)
inline constexpr std::size_t kMaxText = 4096;    // bytes of UTF-8
inline constexpr double kMaxNumber = 1e12;       // limit of |x| for every number
inline constexpr double kMaxPoints = 1e6;        // importance and points are in [0, kMaxPoints]

// A text with its references: indices into Comparison::sources and Comparison::notes.
struct Prose {
  std::string text;
  std::vector<int> sources;
  std::vector<int> notes;
};

struct Source {
  std::string id, title, url, copy, date, seen, confidence;  // "" if the author omits it
};

// A remark on a claim, or a fact check of it.
struct Note {
  std::string id, verdict;
  Prose body;  // body.notes is always empty
};

struct Fact {
  std::string label;
  Prose body;
};

struct User {
  std::string name;
  Prose body;  // the text may be empty
};

// A string or a boolean. An attribute holds a list of these.
struct AttributeValue {
  bool isBoolean = false;
  bool boolean = false;
  std::string text;
  bool operator==(const AttributeValue&) const = default;
};

struct Attribute {
  std::string name;
  bool isList = false;  // whether the document has a list here
  std::vector<AttributeValue> values;
};

// An advantage or a disadvantage.
struct Point {
  Prose body;
  int criterion = -1;  // index into Comparison::criteria; -1 if the author names none
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
  std::string text;  // "yes", "no" or any other text
};

struct Feature {
  std::string name;
  std::vector<FeatureCell> has;  // only the options that the author lists
  std::vector<int> sources;
};

// The six preference functions of Brans & Vincke 1985, table 1. The thresholds are in the criterion's unit.
enum class PreferenceType { kUsual, kUShape, kVShape, kLevel, kLinear, kGaussian };
struct Preference {
  PreferenceType type = PreferenceType::kUsual;
  double q = 0, p = 0, s = 0;
};

struct Criterion {
  std::string id, name, help;
  double importance = 1;                // base importance, in points
  bool hasMin = false, hasMax = false;  // false: the smallest or largest rating sets that end
  double min = 0, max = 0;              // the ends in use, from the author or from the ratings; min <= max
  bool higherIsBetter = true;
  std::string unit;
  Prose advice;  // empty text: no advice
  std::vector<Feature> features;
  Preference preference;
};

// The rating of one option on one criterion, in the criterion's unit. A single value has min == max.
struct Rating {
  int option = 0, criterion = 0;
  bool hasValue = false;  // false: only words, sources or notes; such a rating counts as missing
  bool isRange = false;
  double min = 0, max = 0;
  Prose body;
  std::string basis, evidence;
};

struct CriterionPoints {
  int criterion;
  double points;
};

// Gives bonus points to every option that has one of the values.
struct Prefers {
  std::string attribute;
  std::vector<AttributeValue> anyOf;
  double points = 0;
};

// Rules out every option that has none of the values.
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
  bool many = false;   // whether readers may choose several answers
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

// A checked comparison of format 1: every index is valid, and every number is finite and within its limits.
struct Comparison {
  std::string id, lang = "en", updated, by, disclosure, title, summary;
  std::vector<Prose> intro, closing;
  std::vector<Source> sources;
  std::vector<Note> notes;
  std::vector<Option> options;
  std::vector<Criterion> criteria;
  std::vector<Rating> ratings;  // sorted by criterion, then option; at most one per pair
  std::vector<Question> questions;
  std::vector<Preset> presets;
  std::vector<Audience> audiences;

  // Both return -1 if no criterion or question has the id.
  int criterionIndex(std::string_view id) const;
  int questionIndex(std::string_view id) const;
};

// Returns -1 if the question has no answer with the id.
int answerIndex(const Question& question, std::string_view id);

// How to report a field that format 1 does not define. Fields that begin with "x-" are always allowed.
enum class Unknown {
  kError,   // an error, for the author (`check`)
  kWarning  // a warning, for the widget: a new field must not break an old page; no other warnings are then reported
};

struct ParsedComparison {
  Comparison comparison;
  std::vector<Error> warnings;  // advice that does not reject the document, in document order
};

// Reads and checks one UTF-8 document. Reports all errors at once, in document order, at most kMaxErrors. A syntax
// error ends parsing and has the details {line, column}, both counted from 1, the column in bytes. Linear time in the
// size of the text.
Result<ParsedComparison> parseComparison(std::string_view text, Unknown unknown);

// Like parseComparison, but in two steps, for callers that must return control in between. The constructor reads the
// text, which is not needed afterwards; check() checks what was read.
class ComparisonText {
 public:
  explicit ComparisonText(std::string_view text);
  ~ComparisonText();
  ComparisonText(ComparisonText&&) noexcept;
  ComparisonText& operator=(ComparisonText&&) noexcept;

  // Call it at most once: it consumes what was read. Returns the errors. Without errors, fills `parsed`.
  std::vector<Error> check(Unknown unknown, ParsedComparison& parsed);

 private:
  struct Read;
  std::unique_ptr<Read> read_;
};

}  // namespace tradeoff
