// Counts the questions that readers are asked until the recommendation is settled, in the engine's order and in the
// author's, for every reader of a comparison, or 100,000 seeded ones if there are more. Exits with 1 if the leader at
// that point ever differs from the leader after all questions are answered.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "decide/next_question.h"
#include "decide/score.h"
#include "decide/settle.h"
#include "support/random.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {
namespace {

constexpr double kMostReaders = 100'000;

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// The reply of every reader to every question: the index of an answer, or for choose-many one bit per chosen answer.
struct Readers {
  std::size_t questions = 0;
  std::vector<std::uint32_t> replies;  // encoded, readers x questions
  std::vector<int> leader;             // by reader, after all questions are answered
  double all = 1;                      // number of possible readers
  std::uint32_t of(std::uint32_t reader, int question) const { return replies[reader * questions + idx(question)]; }
};

Reply replyOf(const Question& question, std::uint32_t encoded) {
  Reply reply{true, {}};
  if (!question.many) reply.chosen.push_back(static_cast<int>(encoded));
  for (int a = 0; question.many && a < static_cast<int>(question.answers.size()); ++a) {
    if (encoded >> a & 1U) reply.chosen.push_back(a);
  }
  return reply;
}

double waysToAnswer(const Question& question) {
  const std::size_t answers = question.answers.size();
  return question.many ? static_cast<double>(std::uint64_t{1} << answers) : static_cast<double>(answers);
}

Readers gather(const Comparison& comparison, const Model& model) {
  Readers readers;
  readers.questions = comparison.questions.size();
  for (const Question& question : comparison.questions) readers.all *= waysToAnswer(question);
  const bool each = readers.all <= kMostReaders;
  const auto count = static_cast<std::uint64_t>(std::min(readers.all, kMostReaders));
  for (std::uint64_t i = 0; i < count; ++i) {
    ReaderInput reader = newReaderInput(comparison);
    std::uint64_t rest = i;
    for (std::size_t q = 0; q < readers.questions; ++q) {
      const Question& question = comparison.questions[q];
      const auto ways = static_cast<std::uint64_t>(waysToAnswer(question));
      const RandomStream stream{"reader", question.id};
      const std::uint64_t encoded = (each ? rest : stream.bits(static_cast<std::uint32_t>(i))) % ways;
      rest /= ways;
      readers.replies.push_back(static_cast<std::uint32_t>(encoded));
      reader.replies[q] = replyOf(question, readers.replies.back());
    }
    readers.leader.push_back(rank(comparison, model, reader).leader());
  }
  return readers;
}

// Readers with the same answers so far get the same next question, so they are grouped until their answers differ.
class Walk {
 public:
  Walk(const Comparison& comparison, const Model& model, const Readers& readers, bool adaptive)
      : asked(comparison.questions.size() + 1),
        comparison_(comparison),
        model_(model),
        readers_(readers),
        completions_(buildCompletions(comparison)),
        adaptive_(adaptive) {
    std::vector<std::uint32_t> everyone(readers.leader.size());
    for (std::uint32_t r = 0; r < everyone.size(); ++r) everyone[r] = r;
    ReaderInput reader = newReaderInput(comparison);
    visit(reader, std::move(everyone), 0);
  }

  std::vector<long> asked;  // readers by questions asked until settled
  long wrong = 0;           // readers whose leader is another when settled than in the end
  long unsettled = 0;       // readers without a ranking after all questions

 private:
  void visit(ReaderInput& reader, std::vector<std::uint32_t> together, std::size_t depth) {
    const Ranking ranking = rank(comparison_, model_, reader);
    if (depth == readers_.questions || settled(comparison_, model_, reader, ranking)) {
      asked[depth] += static_cast<long>(together.size());
      for (const std::uint32_t r : together) wrong += readers_.leader[r] != ranking.leader();
      if (!ranking.any) unsettled += static_cast<long>(together.size());
      return;
    }
    const int q = next(reader, ranking);
    const auto replyBy = [&](std::uint32_t r) { return readers_.of(r, q); };
    std::stable_sort(together.begin(), together.end(), [&](auto a, auto b) { return replyBy(a) < replyBy(b); });
    for (auto from = together.begin(); from != together.end();) {
      const std::uint32_t encoded = replyBy(*from);
      const auto to = std::find_if(from, together.end(), [&](auto r) { return replyBy(r) != encoded; });
      reader.replies[idx(q)] = replyOf(comparison_.questions[idx(q)], encoded);
      visit(reader, {from, to}, depth + 1);
      from = to;
    }
    reader.replies[idx(q)] = {};
  }

  int next(const ReaderInput& reader, const Ranking& ranking) const {
    if (adaptive_) return nextQuestion(comparison_, model_, completions_, reader, ranking).question;
    int q = 0;
    while (reader.replies[idx(q)].closed) ++q;
    return q;
  }

  const Comparison& comparison_;
  const Model& model_;
  const Readers& readers_;
  const Completions completions_;
  const bool adaptive_;
};

// The smallest number of questions after which a `share` of the readers is settled.
std::size_t within(const Walk& walk, double share, double readers) {
  double sum = 0;
  for (std::size_t n = 0; n < walk.asked.size(); ++n) {
    sum += static_cast<double>(walk.asked[n]);
    if (sum >= share * readers) return n;
  }
  return walk.asked.size() - 1;
}

double meanOf(const Walk& walk, double readers) {
  double sum = 0;
  for (std::size_t n = 0; n < walk.asked.size(); ++n)
    sum += static_cast<double>(n) * static_cast<double>(walk.asked[n]);
  return sum / readers;
}

long print(const Comparison& comparison) {
  const Model model = buildModel(comparison);
  const Readers readers = gather(comparison, model);
  const double count = static_cast<double>(readers.leader.size());
  const Walk walks[] = {{comparison, model, readers, true}, {comparison, model, readers, false}};
  std::printf("%s: %zu questions; %.0f readers of %.0f\n\n", comparison.id.c_str(), readers.questions, count,
              readers.all);
  std::printf("| until settled | adaptive | author's order |\n|---|---:|---:|\n");
  const double questions = static_cast<double>(std::max<std::size_t>(1, readers.questions));
  const double means[] = {meanOf(walks[0], count), meanOf(walks[1], count)};
  std::printf("| mean questions | %.2f | %.2f |\n", means[0], means[1]);
  std::printf("| of all questions | %.0f %% | %.0f %% |\n", 100 * means[0] / questions, 100 * means[1] / questions);
  for (const double share : {0.25, 0.5, 0.75, 0.9, 1.0}) {
    std::printf("| %.0f %% of readers within | %zu | %zu |\n", 100 * share, within(walks[0], share, count),
                within(walks[1], share, count));
  }
  for (std::size_t n = 0; n <= readers.questions; ++n) {
    if (walks[0].asked[n] + walks[1].asked[n] == 0) continue;
    std::printf("| exactly %zu | %.2f %% | %.2f %% |\n", n, 100 * static_cast<double>(walks[0].asked[n]) / count,
                100 * static_cast<double>(walks[1].asked[n]) / count);
  }
  std::printf("| never: no answer counts | %ld | %ld |\n", walks[0].unsettled, walks[1].unsettled);
  std::printf("| another leader in the end | %ld | %ld |\n\n", walks[0].wrong, walks[1].wrong);
  return walks[0].wrong + walks[1].wrong;
}

int run(const char* name) {
  std::ifstream file(name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<ParsedComparison> parsed = parseComparison(text, Unknown::kError);
  if (!parsed.ok()) {
    std::fprintf(stderr, "%s: not a valid comparison; see `tradeoff check`\n", name);
    return 2;
  }
  return print(parsed.value().comparison) > 0 ? 1 : 0;
}

}  // namespace
}  // namespace tradeoff

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "usage: bench_questions COMPARISON...\n");
    return 2;
  }
  int exit = 0;
  for (int i = 1; i < count; ++i) exit = std::max(exit, tradeoff::run(words[i]));
  return exit;
}
