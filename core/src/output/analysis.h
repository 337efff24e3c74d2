#pragma once
#include <vector>

#include "explain/flips.h"
#include "explain/reasons.h"
#include "explain/robustness.h"
#include "explain/tipping.h"
#include "json/json_writer.h"
#include "methods/second_opinion.h"
#include "output/sentence.h"
#include "output/standing.h"
#include "support/no_inline.h"

namespace tradeoff {

// The part of the view that a glance does not have, and how to write it as JSON. The entry points are not inlined, so
// that a build can ship them apart from the glance.
class Analysis {
 public:
  TRADEOFF_NO_INLINE Analysis(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                              const Standing& standing, Prepared& prepared);

  TRADEOFF_NO_INLINE const char* verdict() const;
  // A message with how often the leader leads. Only meaningful with a rival.
  TRADEOFF_NO_INLINE Sentence robust() const;

  // Appends one sentence for each dominated option.
  TRADEOFF_NO_INLINE void sayDominated(std::vector<Sentence>& says) const;

  // Each writes fields of an open object: `slider` of the view, the slider fields of one criterion's importance,
  // `reasons` to `dominated`, and `robustness` to `opinions`.
  TRADEOFF_NO_INLINE void writeSlider(JsonWriter& json) const;
  TRADEOFF_NO_INLINE void writeSlider(JsonWriter& json, int criterion) const;
  TRADEOFF_NO_INLINE void writeWhy(JsonWriter& json) const;
  TRADEOFF_NO_INLINE void writeDoubts(JsonWriter& json) const;

 private:
  void writeTrack(JsonWriter& json, int criterion) const;
  void writeContributions(JsonWriter& json) const;
  void writeRow(JsonWriter& json, const Score& score) const;
  void writeRobustness(JsonWriter& json) const;
  void writeFlips(JsonWriter& json) const;
  void writeOpinions(JsonWriter& json) const;
  void writeOpinion(JsonWriter& json, const Opinion& opinion) const;

  const Comparison& comparison_;
  const Model& model_;
  const ReaderInput& reader_;
  const Standing& standing_;
  Reasons reasons_;
  std::vector<Dominance> dominated_;
  Robustness robustness_;
  Tipping tipping_;
  std::vector<Flip> flips_;
  SecondOpinions opinions_;
};

}  // namespace tradeoff
