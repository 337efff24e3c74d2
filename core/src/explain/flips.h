#pragma once
#include <cstddef>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// Sets of two or more changes are searched by trying at most this many partial sets; a set for which more than 4,096
// numbers have to be added up counts as several.
inline constexpr int kMaxFlipSteps = 20'000;

// Options that may come to lead, times changes: where there are more, no flips are looked for.
inline constexpr std::size_t kMaxFlipCells = 4'000'000;

// A question's whole new answer; empty: taken back.
struct Change {
  int question = -1;
  std::vector<int> answers;  // ascending
};

// A set of changes that makes another option lead.
struct Flip {
  int option = -1;              // who leads then
  int size = 0;                 // how many changes: each choose-many answer more or less is one
  std::vector<Change> changes;  // by question; one entry for each question touched
};

// The smallest counterfactuals (Wachter, Mittelstadt & Russell 2018, Harvard J. Law & Tech. 31(2)) over answers. A
// change gives a choose-one question another answer, a first one, or none, or takes one choose-many answer more or
// less; sliders stay, and a reader is never led back to having said nothing.
//
// Every single change that makes another option lead, by question, then answer, the taking back last. Where there is
// none: for the smallest number of changes by which any other option can be made to lead, one set for each option that
// can, in the author's order. Where no must-have can set the leader aside that number is found by taking the largest
// gains over the leader first, which is exact (O(N Q A log Q)) but for must-haves that keep rivals out; who else can
// lead by as many changes is searched. Otherwise the number itself is searched, sizes in turn. After kMaxFlipSteps the
// search ends with what it has found: every set returned does make its option lead and no smaller one was passed over,
// but another option's set of that size may be missing, and where must-haves are in play nothing at all may be
// returned.
std::vector<Flip> findFlips(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                            const Ranking& ranking);

// How many of the flips to list: all where each is a single change. Of sets of changes the first, and as many more as
// together hold at most kMaxListedChanges changes and ids of questions and answers: there may be a set for each option,
// of thousands of answers.
inline constexpr std::size_t kMaxListedChanges = 1024;
std::size_t countListed(const std::vector<Flip>& flips);

}  // namespace tradeoff
