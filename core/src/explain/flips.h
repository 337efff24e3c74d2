#pragma once
#include <cstddef>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// The search for sets of two or more changes tries at most this many partial sets. A set that takes more than 4,096
// additions counts as several.
inline constexpr int kMaxFlipSteps = 20'000;

// Limit of options that can take the lead times changes. Above it, or above the limit of options times the cost of all
// changes (kMaxProducts in answer_effects.cpp), no flips are searched.
inline constexpr std::size_t kMaxFlipCells = 4'000'000;

// The complete new answer to a question; no answers: it is withdrawn.
struct Change {
  int question = -1;
  std::vector<int> answers;  // ascending
};

// A set of changes that makes another option lead.
struct Flip {
  int option = -1;              // the new leader
  int size = 0;                 // number of changes; each choose-many answer added or dropped is one
  std::vector<Change> changes;  // by question; one entry for each changed question
};

// Finds the smallest counterfactuals (Wachter, Mittelstadt & Russell 2018, Harvard J. Law & Tech. 31(2)) over answers.
// A change gives a choose-one question a first answer, another answer or none, or adds or drops one answer of a
// choose-many question. Sliders stay as they are. A set of changes that leaves the reader without any answer or slider
// does not count.
//
// The result has every single change that makes another option lead, by question, then answer, withdrawals last. If
// there is none, it has sets of the smallest size with which any other option can lead: one set for each such option,
// in the author's order.
//
// If no must-have can rule out the leader, the smallest size follows from taking the largest gains over the leader
// first. This is exact (O(N Q A log Q)) unless must-haves rule out rivals. The other options that can lead with as many
// changes are then searched. If a must-have can rule out the leader, the sizes are searched in ascending order.
//
// After kMaxFlipSteps the search returns what it has found. Every returned set does make its option lead, and no
// smaller set was missed. But another option's set of that size may be missing, and with must-haves the result may be
// empty.
std::vector<Flip> findFlips(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                            const Ranking& ranking);

// The number of flips to list: all if each is a single change. Of larger sets, at least the first, and as many as have
// together at most kMaxListedChanges changes and ids of questions and answers, including the first. The limit is needed
// because there may be a set for each option, each with thousands of answers.
inline constexpr std::size_t kMaxListedChanges = 1024;
std::size_t countListed(const std::vector<Flip>& flips);

}  // namespace tradeoff
