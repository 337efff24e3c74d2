#include "render_markdown.h"

#include <algorithm>
#include <string_view>

#include "messages.h"
#include "plain_text.h"

namespace tradeoff::cli {
namespace {

// What marks up anywhere in a text: in CommonMark, in GitHub's tables and formulas, in what Liquid or MDX read.
constexpr std::string_view kMarks = "\\`*_[]<>|~&${}!";

// Whether a list, a heading or a rule begins here, with so far nothing but `digits` digits before it.
bool startsBlock(std::string_view rest, std::size_t digits) {
  const char next = rest.size() > 1 ? rest[1] : ' ';
  if (digits > 0) return (rest[0] == '.' || rest[0] == ')') && next == ' ';
  return std::string_view("#+-=").find(rest[0]) != std::string_view::npos && (next == ' ' || next == rest[0]);
}

std::string escaped(const std::string& text) {
  const std::string line = documentLine(text);
  const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t end = line.find_last_not_of(' ') + 1;
  const std::size_t word = std::min(line.find_first_not_of("0123456789", start), end);
  std::string out;
  for (std::size_t i = start; i < end; ++i) {
    const bool liquid = line[i] == '%' && i > start && line[i - 1] == '{';
    const bool marks = liquid || kMarks.find(line[i]) != kMarks.npos;
    if (marks || (i == word && startsBlock(std::string_view(line).substr(i, end - i), word - start))) out += '\\';
    out += line[i];
  }
  return out;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Fallback& fallback, int heading) : fallback_(fallback), heading_(heading) {}

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
    return sayIn(fallback_.language, key, arguments);
  }

  // Blocks stand apart by a blank line.
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
    for (int number : claim.notes) mark(escaped(word("cli.note_number", {argument("number", number)})));
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
      rows +=
          "\n| **" + escaped(row.criterion) + "**" + (row.scale.empty() ? "" : " (" + escaped(row.scale) + ")") + " |";
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

  // So many cells without a rating beside each other; in a sparse table they are empty.
  void addUnrated(std::string& rows, std::size_t count) const {
    const std::string cell = fallback_.isSparse ? " |" : " " + escaped(fallback_.unrated) + " |";
    for (; count > 0; --count) rows += cell;
  }

  std::string inside(const Cell& cell) const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (part.empty() ? "" : " ") + part; };
    if (!cell.figure.empty()) add("**" + escaped(cell.figure) + "**");
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

  // Checked addresses hold no space, angle bracket or backslash, so they may stand in angle brackets.
  static std::string link(const std::string& address, const std::string& words) {
    std::string out = "[" + words + "](<";
    for (char c : address) out += c == '{' ? "%7B" : c == '}' ? "%7D" : c == '&' ? "\\&" : std::string(1, c);
    return out + ">)";
  }

  void writeSources() {
    writeNumbered("cli.sources", fallback_.sources, [this](const SourceLine& source) {
      return lineOf(source, word("ui.copy"), escaped, link);
    });
  }

  const Fallback& fallback_;
  int heading_;
  std::string out_;
};

}  // namespace

std::string renderMarkdown(const Fallback& fallback, int heading) { return MarkdownWriter(fallback, heading).write(); }

}  // namespace tradeoff::cli
