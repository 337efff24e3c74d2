#include "render_markdown.h"

#include <algorithm>
#include <string_view>

#include "messages.h"
#include "numbers.h"
#include "plain_text.h"
#include "support/idx.h"

namespace tradeoff::cli {
namespace {

// The rules match web/share/escape_markdown.js; tests/web/awkward.test.js checks that both give the same bytes. They
// escape the syntax of CommonMark; GitHub's tables, strikethrough, formulas and addresses; ==marks==, ++insertions++,
// ~subscripts~, :emoji:, :directives and definition lists; Liquid, Nunjucks and MDX. They use a backslash only where
// kramdown supports it, and a character reference elsewhere. Escaping cannot keep GitHub from linking e-mail addresses:
// it looks for them after it has resolved escapes and references (cmark-gfm, autolink.c).
constexpr std::string_view kMarks = "\\*_[]<>|~${}";
constexpr std::string_view kRuns = "-+=";  // markup at the start of a line, and in pairs
constexpr std::string_view kDigits = "0123456789";

bool isOneOf(std::string_view list, char c) { return list.find(c) != list.npos; }

bool isWordOrHash(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '#';
}

// Whether "www", in upper or lower case, directly precedes position `i`.
bool followsWww(std::string_view line, std::size_t i) {
  const auto isW = [&](std::size_t k) { return line[i - k] == 'w' || line[i - k] == 'W'; };
  return i >= 3 && isW(1) && isW(2) && isW(3);
}

// Returns line[i], escaped if it would be markup. `digits` is the number of digits at the start of the line.
std::string escapedAt(std::string_view line, std::size_t i, std::size_t digits) {
  const char c = line[i];
  const char before = i > 0 ? line[i - 1] : ' ';
  const char after = i + 1 < line.size() ? line[i + 1] : ' ';
  const bool endsWord = after == ' ';
  bool marks = isOneOf(kMarks, c);
  if (c == '&' && isWordOrHash(after)) return "&amp;";
  if (c == '^') return "&#94;";
  if (c == '@' && before != ' ' && !endsWord) return "&#64;";
  if (c == '`') return "&#96;";  // kramdown counts even escaped ones when it splits a table row
  if (c == '%' && (before == '{' || before == '%' || after == '%')) return "&#37;";
  if (c == '#') marks = isOneOf(" {", before) || i + 1 == line.size();  // a heading drops trailing ones
  if (c == ':') marks = i == 0 || !endsWord;
  if (c == '!') marks = i == 0 && after == '!';
  if (isOneOf(kRuns, c)) marks = isOneOf(kRuns, before) || isOneOf(kRuns, after) || (i == 0 && endsWord);
  const bool endsNumber = digits > 0 && i == digits && endsWord;  // "1. " and "1) " start a list
  if (c == '.') marks = endsNumber || followsWww(line, i);
  if (c == ')') marks = endsNumber;
  return marks ? std::string{'\\', c} : std::string(1, c);
}

// Escapes a text so that none of it is markup, on one line, without white space at its ends, and with each run of
// spaces reduced to one.
std::string escaped(const std::string& text) {
  const std::string line = trimmed(documentLine(text));
  const std::size_t digits = std::min(line.find_first_not_of(kDigits), line.size());
  std::string out;
  // MDX executes lines that begin with these words.
  const bool runs = line.starts_with("import ") || line.starts_with("export ");
  if (runs) out = line[0] == 'i' ? "&#105;" : "&#101;";
  for (std::size_t i = runs ? 1 : 0; i < line.size(); ++i) out += escapedAt(line, i, digits);
  return out;
}

std::string bold(const std::string& text) {
  const std::string inside = escaped(text);
  return inside.empty() ? "" : "**" + inside + "**";  // "****" would be shown literally
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Fallback& fallback, int heading)
      : fallback_(fallback), messages_(fallback.language), heading_(heading) {
    // Texts may cite many notes, so each label is built only once.
    for (std::size_t i = 0; i < fallback.notes.size(); ++i) {
      noteLabels_.push_back(escaped(word("cli.note_number", {argument("number", static_cast<double>(i + 1))})));
    }
  }

  std::string write() {
    writeHeading(0, fallback_.title);
    writeParagraph(escaped(fallback_.summary));
    writeByline();
    writeParagraph(escaped(fallback_.disclosure));
    writeParagraph(escaped(fallback_.caption));
    writeTable();
    writeParagraph(escaped(fallback_.legend));
    for (const OptionText& text : fallback_.texts) writeText(text);
    writeNotes();
    writeSources();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key, const std::vector<Argument>& arguments = {}) const {
    return messages_.say(key, arguments);
  }

  // Appends a block; a blank line separates it from the one before.
  void block(const std::string& text) { out_ += (out_.empty() ? "" : "\n") + text + "\n"; }

  void writeParagraph(const std::string& text) {
    if (!text.empty()) block(text);
  }

  void writeHeading(int below, const std::string& text) {
    block(std::string(static_cast<std::size_t>(std::min(heading_ + below, 6)), '#') + " " + escaped(text));
  }

  void writeByline() {
    std::string text;
    for (const std::string& part : fallback_.byline) text += (text.empty() ? "" : " \xC2\xB7 ") + escaped(part);
    writeParagraph(text);
  }

  std::string claim(const Claim& claim) const {
    std::string marks;
    const auto mark = [&](const std::string& words) { marks += (marks.empty() ? "" : ", ") + words; };
    for (int number : claim.sources) mark(std::to_string(number));
    for (int number : claim.notes) mark(noteLabels_[idx(number - 1)]);
    if (!marks.empty()) marks = "\\[" + marks + "\\]";
    return escaped(claim.text) + (claim.text.empty() || marks.empty() ? "" : " ") + marks;
  }

  void writeTable() {
    std::string rows = "|   |";
    std::string rule = "| --- |";
    for (const std::string& option : fallback_.options) {
      rows += " " + escaped(option) + " |";
      rule += " --- |";
    }
    rows += "\n" + rule;
    for (const Row& row : fallback_.rows) {
      rows += "\n| " + bold(row.criterion) + (row.scale.empty() ? "" : " (" + escaped(row.scale) + ")") + " |";
      std::size_t column = 0;
      for (const Cell& cell : row.cells) {
        const auto option = static_cast<std::size_t>(cell.option);
        addUnrated(rows, option - column);
        rows += inside(cell) + " |";
        column = option + 1;
      }
      addUnrated(rows, fallback_.options.size() - column);
    }
    block(rows);
    if (fallback_.isSparse) writeParagraph(escaped(word("cli.empty_unrated")));
  }

  // Appends `count` cells without a rating; in a sparse table they are empty.
  void addUnrated(std::string& rows, std::size_t count) const {
    const std::string cell = fallback_.isSparse ? " |" : " " + escaped(fallback_.unrated) + " |";
    for (; count > 0; --count) rows += cell;
  }

  std::string inside(const Cell& cell) const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (part.empty() ? "" : " ") + part; };
    if (!cell.figure.empty()) add(bold(cell.figure));
    if (!cell.mark.empty()) add("(" + escaped(cell.mark) + ")");
    add(claim(cell.claim));
    return text;
  }

  void writeText(const OptionText& text) {
    writeHeading(1, text.name);
    for (const ClaimList& list : text.lists) {
      writeHeading(2, list.heading);
      std::string items;
      for (const Claim& item : list.claims) items += (items.empty() ? "- " : "\n- ") + claim(item);
      block(items);
    }
  }

  template <class List, class Inside>
  void writeNumbered(std::string_view title, const List& list, Inside inside) {
    if (list.empty()) return;
    writeHeading(1, word(title));
    std::string items;
    int number = 0;
    for (const auto& item : list) {
      items += (items.empty() ? "" : "\n") + std::to_string(++number) + ". " + inside(item);
    }
    block(items);
  }

  void writeNotes() {
    writeNumbered("cli.notes", fallback_.notes, [this](const Claim& note) { return claim(note); });
  }

  // Whether the "&" at `i` starts what would be parsed as a character reference.
  static bool isReference(std::string_view address, std::size_t i) {
    std::size_t end = i + (i + 1 < address.size() && address[i + 1] == '#' ? 2 : 1);
    const std::size_t start = end;
    while (end < address.size() && address[end] != '#' && isWordOrHash(address[end])) ++end;
    return end > start && end < address.size() && address[end] == ';';
  }

  // A checked address contains no angle brackets and no backslashes, so it can be written in angle brackets.
  static std::string link(const std::string& checked, const std::string& words) {
    const std::string address = documentAddress(checked);
    std::string out = "[" + words + "](<";
    for (std::size_t i = 0; i < address.size(); ++i) {
      const char c = address[i];
      out += c == '{' ? "%7B" : c == '}' ? "%7D" : c == '&' && isReference(address, i) ? "&amp;" : std::string(1, c);
    }
    return out + ">)";
  }

  void writeSources() {
    writeNumbered("cli.sources", fallback_.sources,
                  [this](const SourceLine& source) { return lineOf(source, word("ui.copy"), escaped, link); });
  }

  const Fallback& fallback_;
  Messages messages_;
  std::vector<std::string> noteLabels_;  // note n is at index n - 1
  int heading_;
  std::string out_;
};

}  // namespace

std::string renderMarkdown(const Fallback& fallback, int heading) { return MarkdownWriter(fallback, heading).write(); }

}  // namespace tradeoff::cli
