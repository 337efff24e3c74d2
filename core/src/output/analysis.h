#pragma once
#include <memory>
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

// All results for one reader, from which the view, `rank` and `rank --json` are written, and how to write those that a
// quick view does not have as JSON. Computed in parts, so that a page can respond between them. The entry points are
// not inlined, so that a build can ship them apart from the quick view.
class Analysis {
 public:
  TRADEOFF_NO_INLINE Analysis(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                              Prepared& prepared);

  // Computes the next part. Returns whether there are more. All other members require that there are none.
  TRADEOFF_NO_INLINE bool computeNext();

  const Standing& standing() const { return standing_; }
  const Reasons& reasons() const { return reasons_; }
  const Robustness& robustness() const { return robustness_; }
  const Tipping& tipping() const { return tipping_; }
  const std::vector<Flip>& flips() const { return flips_; }

  TRADEOFF_NO_INLINE const char* verdict() const;
  // Whether it means something how often the leader leads. It does not if no rival is left, or if the leader is tied
  // and comes first only by the author's order.
  TRADEOFF_NO_INLINE bool hasRobustMessage() const;
  // A message with how often the leader leads.
  TRADEOFF_NO_INLINE Sentence robust() const;

  // Appends one sentence for each dominated option.
  TRADEOFF_NO_INLINE void addDominated(std::vector<Sentence>& messages) const;

  // Each writes fields of an open object: `slider` of the view, the slider fields of one criterion's importance,
  // `reasons` to `dominated`, and `robustness` to `opinions`.
  TRADEOFF_NO_INLINE void writeSlider(JsonWriter& json) const;
  TRADEOFF_NO_INLINE void writeSlider(JsonWriter& json, int criterion) const;
  TRADEOFF_NO_INLINE void writeReasonFields(JsonWriter& json) const;
  TRADEOFF_NO_INLINE void writeCertaintyFields(JsonWriter& json) const;

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
  Prepared& prepared_;
  int part_ = 0;
  std::unique_ptr<RobustnessCount> count_;
  Standing standing_;
  Reasons reasons_;
  std::vector<Dominance> dominated_;
  Robustness robustness_;
  Tipping tipping_;
  std::vector<Flip> flips_;
  SecondOpinions opinions_;
};

// Computes all parts. `comparison`, `model`, `reader` and `prepared` must outlive the result.
Analysis analyze(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared);

}  // namespace tradeoff
