#include "fallback.h"

#include <algorithm>
#include <utility>

#include "format/citations.h"
#include "json/json_writer.h"
#include "messages.h"
#include "numbers.h"
#include "support/idx.h"

namespace tradeoff::cli {
namespace {

// A table with more cells without a rating than this is sparse: its cells do not repeat the text for them.
constexpr std::size_t kMaxUnratedCells = 1000;

// A unit of at most this many bytes is shown in every cell; a longer one only with the scale.
constexpr std::size_t kMaxUnit = 64;

class FallbackBuilder {
 public:
  explicit FallbackBuilder(const Comparison& comparison)
      : comparison_(comparison),
        messages_(comparison.lang),
        citations_(numberSources(comparison)),
        noteNumbers_(comparison.notes.size(), 0) {}

  Fallback build() {
    made_.id = comparison_.id;
    made_.language = comparison_.lang;
    made_.title = comparison_.title;
    made_.summary = comparison_.summary;
    addByline();
    addTable();
    for (const Option& option : comparison_.options) addTexts(option);
    addSources();
    return std::move(made_);
  }

 private:
  std::string word(std::string_view key, const std::vector<Argument>& arguments = {}) const {
    return messages_.say(key, arguments);
  }

  std::string named(std::string label, std::string name) const {
    return word("ui.named", {argument("word", std::move(label)), argument("name", std::move(name))});
  }

  void addByline() {
    if (!comparison_.by.empty()) made_.byline.push_back(word("ui.kicker_by", {argument("by", comparison_.by)}));
    if (!comparison_.updated.empty()) {
      made_.byline.push_back(word("ui.updated", {argument("date", comparison_.updated)}));
    }
    if (!comparison_.disclosure.empty()) made_.disclosure = named(word("ui.disclosure"), comparison_.disclosure);
  }

  // Numbers notes in the order in which they are first cited.
  Claim claimOf(const Prose& prose) {
    Claim claim{prose.text, {}, {}};
    for (int source : prose.sources) claim.sources.push_back(citations_.numbers[idx(source)]);
    for (int note : prose.notes) claim.notes.push_back(noteNumber(note));
    return claim;
  }

  int noteNumber(int note) {
    int& number = noteNumbers_[idx(note)];
    if (number > 0) return number;
    const Note& found = comparison_.notes[idx(note)];
    Claim claim = claimOf(found.body);  // notes do not cite notes
    claim.text = named(word(found.verdict.empty() ? "ui.note" : "ui.verdict_" + found.verdict), claim.text);
    made_.notes.push_back(std::move(claim));
    return number = static_cast<int>(made_.notes.size());
  }

  std::string figure(double value) const {
    std::string text = JsonWriter().number(value).str();
    const std::size_t point = text.find('.');
    return point == text.npos ? text : text.replace(point, 1, word("cli.decimal_point"));
  }

  std::string range(double from, double to) const {
    return word("ui.range", {argument("from", figure(from)), argument("to", figure(to))});
  }

  std::string withUnit(std::string value, const Criterion& criterion) const {
    if (criterion.unit.empty()) return value;
    return word("ui.unit", {argument("value", std::move(value)), argument("unit", criterion.unit)});
  }

  static bool isLongUnit(const Criterion& criterion) { return criterion.unit.size() > kMaxUnit; }

  std::string scaleOf(const Criterion& criterion) const {
    if (criterion.min == criterion.max) return isLongUnit(criterion) ? criterion.unit : "";
    return word(criterion.higherIsBetter ? "cli.scale_higher" : "cli.scale_lower",
                {argument("range", withUnit(range(criterion.min, criterion.max), criterion))});
  }

  void addTable() {
    for (const Option& option : comparison_.options) made_.options.push_back(option.name);
    auto rating = comparison_.ratings.begin();
    for (int c = 0; c < static_cast<int>(comparison_.criteria.size()); ++c) {
      const Criterion& criterion = comparison_.criteria[idx(c)];
      Row row{criterion.name, scaleOf(criterion), {}};
      for (; rating != comparison_.ratings.end() && rating->criterion == c; ++rating) {
        row.cells.push_back(cellOf(*rating, criterion));
      }
      made_.rows.push_back(std::move(row));
    }
    made_.unrated = word("ui.unrated");
    const std::size_t cells = comparison_.options.size() * comparison_.criteria.size();
    made_.isSparse = cells - comparison_.ratings.size() > kMaxUnratedCells;
    made_.caption = word("cli.caption");
    shareScale();
    made_.legend = word("cli.legend");
  }

  Cell cellOf(const Rating& rating, const Criterion& criterion) {
    Cell cell;
    cell.option = rating.option;
    if (rating.hasValue) {
      cell.figure = rating.isRange ? range(rating.min, rating.max) : figure(rating.min);
      if (!isLongUnit(criterion)) cell.figure = withUnit(cell.figure, criterion);
    }
    if (rating.evidence == "weak") {
      cell.mark = word("ui.mark_opinion");
    } else if (rating.basis == "measured" || rating.basis == "documented") {
      cell.mark = word("ui.mark_" + rating.basis);
    }
    cell.claim = claimOf(rating.body);
    return cell;
  }

  // Moves the scale to the caption if all rows share it.
  void shareScale() {
    const std::string scale = made_.rows.empty() ? "" : made_.rows.front().scale;
    if (scale.empty()) return;
    if (std::any_of(made_.rows.begin(), made_.rows.end(), [&](const Row& row) { return row.scale != scale; })) return;
    for (Row& row : made_.rows) row.scale.clear();
    made_.caption = word("cli.caption_scale", {argument("scale", scale)});
  }

  void addTexts(const Option& option) {
    OptionText text{option.name, {}};
    const auto add = [&](std::string heading, const auto& items, auto bodyOf) {
      ClaimList list{std::move(heading), {}};
      for (const auto& item : items) list.claims.push_back(claimOf(bodyOf(item)));
      if (!list.claims.empty()) text.lists.push_back(std::move(list));
    };
    const auto ofPoint = [](const Point& point) -> const Prose& { return point.body; };
    add(word("ui.pros"), option.pros, ofPoint);
    add(word("ui.cons"), option.cons, ofPoint);
    add(word("ui.author_says", {argument("option", option.name)}), option.chooseIf,
        [](const Prose& prose) -> const Prose& { return prose; });
    if (!text.lists.empty()) made_.texts.push_back(std::move(text));
  }

  void addSources() {
    for (int index : citations_.order) {
      const Source& source = comparison_.sources[idx(index)];
      SourceLine line{source.title, source.url, source.copy, {}};
      if (!source.date.empty()) line.facts.push_back(source.date);
      if (!source.seen.empty()) line.facts.push_back(word("ui.seen", {argument("date", source.seen)}));
      if (!source.confidence.empty()) line.facts.push_back(word("ui.confidence_" + source.confidence));
      made_.sources.push_back(std::move(line));
    }
  }

  const Comparison& comparison_;
  Messages messages_;
  Citations citations_;
  std::vector<int> noteNumbers_;  // by index into Comparison::notes; 0: not cited yet
  Fallback made_;
};

}  // namespace

Fallback buildFallback(const Comparison& comparison) { return FallbackBuilder(comparison).build(); }

}  // namespace tradeoff::cli
