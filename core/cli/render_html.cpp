#include "render_html.h"

#include <algorithm>

#include "messages.h"
#include "numbers.h"
#include "plain_text.h"
#include "support/idx.h"

namespace tradeoff::cli {
namespace {

// Escapes a text for element content and quoted attributes. Also escapes braces, because Liquid, MDX and other template
// languages interpret them.
std::string escaped(const std::string& text) {
  std::string out;
  for (char c : documentLine(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '{':
        out += "&#123;";
        break;
      case '}':
        out += "&#125;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string link(const std::string& address, const std::string& words) {
  return "<a href=\"" + escaped(documentAddress(address)) + "\">" + words + "</a>";
}

class HtmlWriter {
 public:
  HtmlWriter(const Fallback& fallback, int heading)
      : fallback_(fallback), messages_(fallback.language), heading_(heading) {
    // Texts may cite many notes, so each label is built only once.
    for (std::size_t i = 0; i < fallback.notes.size(); ++i) {
      noteLabels_.push_back(escaped(word("cli.note_number", {argument("number", static_cast<double>(i + 1))})));
    }
  }

  std::string write() {
    line(headingTag(0), escaped(fallback_.title));
    writeParagraph(fallback_.summary);
    writeByline();
    writeParagraph(fallback_.disclosure);
    writeTable();
    writeParagraph(fallback_.legend);
    for (const OptionText& text : fallback_.texts) writeText(text);
    writeNotes();
    writeSources();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key, const std::vector<Argument>& arguments = {}) const {
    return messages_.say(key, arguments);
  }

  // Every top-level element has its own `lang`, because there is no enclosing element: without one, the margins of the
  // first and last element behave as the host page expects.
  std::string open(const std::string& tag) const {
    return "<" + tag + " lang=\"" + escaped(fallback_.language) + "\">";
  }

  void line(const std::string& tag, const std::string& inside) { out_ += open(tag) + inside + "</" + tag + ">\n"; }

  void writeParagraph(const std::string& text) {
    if (!text.empty()) line("p", escaped(text));
  }

  std::string headingTag(int below) const { return "h" + std::to_string(std::min(heading_ + below, 6)); }

  void writeByline() {
    std::string text;
    for (const std::string& part : fallback_.byline) text += (text.empty() ? "" : " \xC2\xB7 ") + part;
    writeParagraph(text);
  }

  std::string anchor(const char* kind, int number) const {
    return fallback_.id + "-" + kind + "-" + std::to_string(number);
  }

  std::string claim(const Claim& claim) const {
    std::string marks;
    // Ids need no escaping.
    const auto mark = [&](const char* kind, int number, const std::string& words) {
      if (!marks.empty()) marks += ", ";
      marks.append("<a href=\"#").append(anchor(kind, number)).append("\">").append(words).append("</a>");
    };
    for (int number : claim.sources) mark("source", number, std::to_string(number));
    for (int number : claim.notes) mark("note", number, noteLabels_[idx(number - 1)]);
    if (!marks.empty()) marks = "<sup>[" + marks + "]</sup>";
    return escaped(claim.text) + (claim.text.empty() || marks.empty() ? "" : " ") + marks;
  }

  void writeTable() {
    out_ += open("table") + "\n<caption>" + escaped(fallback_.caption) + "</caption>\n<thead>\n<tr><td></td>";
    for (const std::string& option : fallback_.options) out_ += "<th scope=\"col\">" + escaped(option) + "</th>";
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (const Row& row : fallback_.rows) writeRow(row);
    out_ += "</tbody>\n</table>\n";
  }

  void writeRow(const Row& row) {
    out_ += "<tr><th scope=\"row\">" + escaped(row.criterion);
    if (!row.scale.empty()) out_ += " <small>(" + escaped(row.scale) + ")</small>";
    out_ += "</th>";
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
      const auto option = static_cast<std::size_t>(cell.option);
      writeUnrated(option - column);
      out_ += "<td>" + inside(cell) + "</td>";
      column = option + 1;
    }
    writeUnrated(fallback_.options.size() - column);
    out_ += "</tr>\n";
  }

  // Writes `count` adjacent cells without a rating; in a sparse table, cells that span them.
  void writeUnrated(std::size_t count) {
    constexpr std::size_t kMaxSpan = 1000;  // the limit of HTML for colspan
    while (count > 0) {
      const std::size_t span = fallback_.isSparse ? std::min(count, kMaxSpan) : 1;
      out_ += span == 1 ? "<td>" : "<td colspan=\"" + std::to_string(span) + "\">";
      out_ += escaped(fallback_.unrated) + "</td>";
      count -= span;
    }
  }

  std::string inside(const Cell& cell) const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() || part.empty() ? "" : " ") + part; };
    if (!cell.figure.empty()) add("<strong>" + escaped(cell.figure) + "</strong>");
    if (!cell.mark.empty()) add("<small>(" + escaped(cell.mark) + ")</small>");
    add(claim(cell.claim));
    return text;
  }

  void writeText(const OptionText& text) {
    line(headingTag(1), escaped(text.name));
    for (const ClaimList& list : text.lists) {
      line(headingTag(2), escaped(list.heading));
      out_ += open("ul") + "\n";
      for (const Claim& item : list.claims) out_ += "<li>" + claim(item) + "</li>\n";
      out_ += "</ul>\n";
    }
  }

  // Writes a numbered list in a details element: the list is long, and browsers open it for a link
  // into it.
  template <class List, class Inside>
  void writeFolded(const char* kind, std::string_view title, const List& list, Inside inside) {
    if (list.empty()) return;
    out_ += open("details") + "\n<summary>" + escaped(word(title)) + "</summary>\n<ol>\n";
    int number = 0;
    for (const auto& item : list) {
      out_ += "<li id=\"" + escaped(anchor(kind, ++number)) + "\">" + inside(item) + "</li>\n";
    }
    out_ += "</ol>\n</details>\n";
  }

  void writeNotes() {
    writeFolded("note", "cli.notes", fallback_.notes, [this](const Claim& note) { return claim(note); });
  }

  void writeSources() {
    writeFolded("source", "cli.sources", fallback_.sources,
                [this](const SourceLine& source) { return lineOf(source, word("ui.copy"), escaped, link); });
  }

  const Fallback& fallback_;
  Messages messages_;
  std::vector<std::string> noteLabels_;  // note n is at index n - 1
  int heading_;
  std::string out_;
};

}  // namespace

std::string renderHtml(const Fallback& fallback, int heading) { return HtmlWriter(fallback, heading).write(); }

}  // namespace tradeoff::cli
