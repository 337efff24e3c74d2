#include "rank_text.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "json/json_writer.h"
#include "messages.h"
#include "numbers.h"
#include "plain_text.h"
#include "support/idx.h"

namespace tradeoff::cli {
namespace {

// The width of a text on a terminal, counting each code point as one column.
std::size_t widthOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padLeft(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, widthOf(text)), ' ') + text;
}

std::string padRight(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, widthOf(text)), ' ');
}

// These limits keep long texts from being repeated in full: the output is at most 40 times its input plus 64 KiB
// (docs/view.md).
constexpr std::size_t kMaxNameWidth = 64;   // columns of the name column; a longer name only extends its own row
constexpr std::size_t kMaxNameBytes = 100;  // bytes of a name that is repeated below the table
constexpr std::size_t kMaxReason = 400;     // bytes of a reason
constexpr int kMaxFurtherFailures = 64;     // in total, not counting the first failure of each option

std::string shortened(const std::string& text, std::size_t most) {
  std::string line = oneLine(text);
  if (line.size() <= most) return line;
  while ((static_cast<unsigned char>(line[most]) & 0xC0) == 0x80) --most;  // do not cut inside a UTF-8 character
  return line.substr(0, most) + "...";
}

// Always shows one decimal, so that points align.
std::string tenths(double value) {
  std::string text = fixed(value, 1);
  return text.find('.') == text.npos ? text + ".0" : text;
}

class TextWriter {
 public:
  TextWriter(const Comparison& comparison, const Analysis& analysis)
      : comparison_(comparison),
        analysis_(analysis),
        standing_(analysis.standing()),
        ranking_(standing_.ranking),
        reasons_(analysis.reasons()) {}

  std::string write() {
    line(comparison_.title);
    if (!ranking_.any) {
      line(comparison_.questions.empty() ? say("cli.no_questions")
                                         : say("cli.none_yet", {argument("open", standing_.open)}));
      return std::move(out_);
    }
    out_ += '\n';
    writeTable();
    out_ += '\n';
    if (ranking_.unmet) line(say("cli.unmet"));
    line(leadSentence());
    if (analysis_.hasRobustMessage()) line(robustSentence());
    line(openSentence());
    writeReasons();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += oneLine(text) + "\n"; }

  const std::string& nameOf(int option) const { return comparison_.options[idx(option)].name; }

  std::string answerOf(int question, int answer) const {
    const Question& asked = comparison_.questions[idx(question)];
    return asked.text + " " + asked.answers[idx(answer)].text;
  }

  void writeTable() {
    std::size_t nameWidth = 0;
    std::size_t pointsWidth = 0;
    for (const Score& score : ranking_.scores) {
      nameWidth = std::max(nameWidth, std::min(kMaxNameWidth, widthOf(oneLine(nameOf(score.option)))));
      pointsWidth = std::max(pointsWidth, tenths(score.points).size());
    }
    for (const Score& score : ranking_.scores) {
      const std::string place = score.excluded ? "-" : (score.tied ? "=" : "") + std::to_string(score.rank);
      const std::string fit = score.fit ? fixed(*score.fit * 100, 0) : "-";
      const std::string name = padRight(oneLine(nameOf(score.option)), nameWidth);
      std::string row = say("cli.row", {argument("place", padLeft(place, 4)), argument("option", name),
                                        argument("points", padLeft(tenths(score.points), pointsWidth)),
                                        argument("fit", padLeft(fit, 3))});
      if (score.excluded)
        row += say("cli.row_set_aside", {argument("reason", shortened(whyRuledOut(score.option), kMaxReason))});
      line(row);
    }
    if (ranking_.unmet) writeFailures();
  }

  // The reason why the option fails its first unmet must-have; empty if it fails none.
  std::string whyRuledOut(int option) const {
    const std::span<const Failure> failures = ranking_.failuresOf(option);
    return failures.empty() ? "" : reasonOf(failures.front());
  }

  std::string reasonOf(const Failure& failure) const {
    const Answer& answer = comparison_.questions[idx(failure.question)].answers[idx(failure.answer)];
    const std::string& because = answer.requirements[idx(failure.requirement)].because;
    return because.empty() ? answerOf(failure.question, failure.answer) : because;
  }

  void writeFailures() {
    std::vector<int> fails(comparison_.options.size());
    for (const Score& score : ranking_.scores) fails[idx(score.option)] = score.fails;
    int further = 0;
    for (int o = 0; o < static_cast<int>(fails.size()); ++o) writeFailures(o, fails[idx(o)], further);
  }

  // Writes the first reason of an option, and its other reasons until kMaxFurtherFailures is reached. Skips repeated
  // reasons, because two must-haves may have the same text. `left` is the option's number of failures.
  void writeFailures(int option, int left, int& further) {
    const std::string name = shortened(nameOf(option), kMaxNameBytes);
    std::set<std::string> told;
    for (const Failure& failure : ranking_.failuresOf(option)) {
      const std::string reason = reasonOf(failure);
      if (!told.count(reason)) {
        if (!told.empty() && further == kMaxFurtherFailures) break;
        if (!told.empty()) ++further;
        told.insert(reason);
        line(say("cli.fails", {argument("option", name), argument("reason", shortened(reason, kMaxReason))}));
      }
      --left;
    }
    if (left > 0) line(say("cli.fails_more", {argument("option", name), argument("count", left)}));
  }

  std::string leadSentence() const {
    const Score& first = ranking_.scores.front();
    if (first.tied) {
      std::vector<std::string> level;
      for (const Score& score : ranking_.scores) {
        if (score.rank == 1) level.push_back(nameOf(score.option));
      }
      return say("cli.level", {argument("options", std::move(level))});
    }
    if (reasons_.rival < 0) return say("cli.leads_alone", {argument("option", nameOf(first.option))});
    return say("cli.leads", {argument("option", nameOf(first.option)), argument("rival", nameOf(reasons_.rival)),
                             argument("points", reasons_.shownLead, 1)});
  }

  std::string robustSentence() const {
    const int leader = ranking_.leader();
    return say("cli.robust",
               {argument("share", of100(analysis_.robustness(), leader)), argument("option", nameOf(leader))});
  }

  std::string openSentence() const {
    if (standing_.open == 0) return say("cli.finished");
    return say(standing_.settled ? "cli.settled" : "cli.open", {argument("open", standing_.open)});
  }

  void writeReasons() {
    if (reasons_.byAnswer.empty()) return;
    out_ += '\n';
    std::size_t width = 0;
    for (const Part& part : reasons_.byAnswer) width = std::max(width, tenths(part.shown).size() + 1);
    for (const Part& part : reasons_.byAnswer) {
      const std::string points = (part.points > 0 ? "+" : "") + tenths(part.shown);
      const std::string& name = nameOf(part.points > 0 ? reasons_.leader : reasons_.rival);
      line(say("cli.reason",
               {argument("points", padLeft(points, width)), argument("reason", shortened(reasonOf(part), kMaxReason)),
                argument("option", shortened(name, kMaxNameBytes))}));
    }
  }

  std::string reasonOf(const Part& part) const {
    switch (part.kind) {
      case PartKind::kBase:
        return say("cli.part_base");
      case PartKind::kAnswer:
        return answerOf(part.question, part.answer);
      case PartKind::kBonus:
        return say("cli.part_bonus", {argument("answer", answerOf(part.question, part.answer))});
      case PartKind::kSlider:
      case PartKind::kCriterion:
        return say("cli.part_slider", {argument("criterion", comparison_.criteria[idx(part.criterion)].name)});
    }
    return "";
  }

  const Comparison& comparison_;
  const Analysis& analysis_;
  const Standing& standing_;
  const Ranking& ranking_;
  const Reasons& reasons_;
  std::string out_;
};

}  // namespace

std::string rankText(const Comparison& comparison, const Analysis& analysis) {
  return TextWriter(comparison, analysis).write();
}

std::string opinionText(const Comparison& comparison, const Opinion& opinion) {
  std::string out = oneLine(comparison.title) + "\n";
  if (opinion.abstains) {
    return out +
           oneLine(say("cli.abstains",
                       {argument("method", methodCode(opinion.method)), argument("path", opinion.abstains->path),
                        argument("reason", say("cli." + opinion.abstains->code))})) +
           "\n";
  }
  out += "\n";
  for (const OpinionScore& score : opinion.ranking) {
    const std::string place = (score.tied ? "=" : "") + std::to_string(score.rank);
    out += oneLine(say("cli.row_of_method", {argument("place", padLeft(place, 4)),
                                             argument("option", comparison.options[idx(score.option)].name),
                                             argument("score", fixed(score.score, 4))})) +
           "\n";
  }
  return out;
}

}  // namespace tradeoff::cli
