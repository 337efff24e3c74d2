#pragma once
#include <string>
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// A text, and the numbers (from 1) of the sources and notes behind it.
struct Claim {
  std::string text;
  std::vector<int> sources, notes;
};

// A rated option on a criterion; `option` is its place among the columns. `figure` is the rating with its unit, ""
// where it is only words; `mark` says where it is more, or less, than a judgement.
struct Cell {
  int option = 0;
  std::string figure, mark;
  Claim claim;
};

struct Row {
  std::string criterion;
  std::string scale;        // "" where the caption says it for all
  std::vector<Cell> cells;  // by option; none for an option without a rating
};

struct ClaimList {
  std::string heading;
  std::vector<Claim> claims;  // never empty
};

struct OptionText {
  std::string name;
  std::vector<ClaimList> lists;  // for it, against it, when to choose it
};

struct SourceLine {
  std::string title, url, copy;    // addresses may be ""
  std::vector<std::string> facts;  // dates, and how sure
};

// One line of text. `escaped` marks up a text, `link` an address and its words; `copy` is the word for a stored copy.
template <class Escaped, class Link>
std::string lineOf(const SourceLine& source, const std::string& copy, Escaped escaped, Link link) {
  std::string text = source.url.empty() ? escaped(source.title) : link(source.url, escaped(source.title));
  for (const std::string& fact : source.facts) text += ", " + escaped(fact);
  return text + (source.copy.empty() ? "" : ", " + link(source.copy, escaped(copy)));
}

// What a reader gets where no script runs: a comparison in finished words of its own language, for a writer of HTML or
// Markdown to mark up. Sources have the numbers that they have on the page.
struct Fallback {
  std::string id, language, title, summary;
  std::vector<std::string> byline;  // who and when
  std::string disclosure;
  std::string caption, legend;
  std::vector<std::string> options;
  std::vector<Row> rows;  // one for each criterion
  std::string unrated;    // the words for an option without a rating
  bool isSparse = false;  // so many of those that the words cannot stand in every cell
  std::vector<OptionText> texts;
  std::vector<Claim> notes;  // those that something above cites, in the order of their numbers
  std::vector<SourceLine> sources;
};

Fallback buildFallback(const Comparison& comparison);

}  // namespace tradeoff::cli
