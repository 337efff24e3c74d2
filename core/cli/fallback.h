#pragma once
#include <string>
#include <vector>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

// A text, and the numbers (from 1) of the sources and notes that it cites.
struct Claim {
  std::string text;
  std::vector<int> sources, notes;
};

// The rating of an option on a criterion. `option` is the index of its column. `figure` is the rating with its unit, ""
// for a rating that is only words. `mark` labels a rating that is measured, documented or only an opinion.
struct Cell {
  int option = 0;
  std::string figure, mark;
  Claim claim;
};

struct Row {
  std::string criterion;
  std::string scale;        // "" if the caption gives one scale for all rows
  std::vector<Cell> cells;  // in the order of the options; an option without a rating has no cell
};

struct ClaimList {
  std::string heading;
  std::vector<Claim> claims;  // never empty
};

struct OptionText {
  std::string name;
  std::vector<ClaimList> lists;  // pros, cons, and when to choose it
};

struct SourceLine {
  std::string title, url, copy;    // url and copy may be ""
  std::vector<std::string> facts;  // dates and the confidence
};

// Formats a source as one line. `escaped` escapes a text, `link` makes a link from an address and escaped text, `copy`
// is the link text for a stored copy.
template <class Escaped, class Link>
std::string lineOf(const SourceLine& source, const std::string& copy, Escaped escaped, Link link) {
  std::string text = source.url.empty() ? escaped(source.title) : link(source.url, escaped(source.title));
  for (const std::string& fact : source.facts) text += ", " + escaped(fact);
  return text + (source.copy.empty() ? "" : ", " + link(source.copy, escaped(copy)));
}

// What readers see where scripts do not run: the texts of a comparison in its own language, for the HTML and Markdown
// writers. Sources have the same numbers as on the page.
struct Fallback {
  std::string id, language, title, summary;
  std::vector<std::string> byline;  // author and date
  std::string disclosure;
  std::string caption, legend;
  std::vector<std::string> options;
  std::vector<Row> rows;  // one per criterion
  std::string unrated;    // the text for an option without a rating
  bool isSparse = false;  // too many cells without a rating to repeat that text in each
  std::vector<OptionText> texts;
  std::vector<Claim> notes;  // the notes that a text above cites, by number
  std::vector<SourceLine> sources;
};

Fallback buildFallback(const Comparison& comparison);

}  // namespace tradeoff::cli
