#include "format/citations.h"

#include "support/idx.h"

namespace tradeoff {
namespace {

class Numberer {
 public:
  explicit Numberer(const Comparison& comparison) : comparison_(comparison) {
    found_.numbers.assign(comparison.sources.size(), 0);
  }

  Citations number() {
    citeAll(comparison_.intro);
    for (const Option& option : comparison_.options) citeOption(option);
    citeCriteria();
    for (const Audience& audience : comparison_.audiences) cite(audience.body);
    citeAll(comparison_.closing);
    for (const Note& note : comparison_.notes) cite(note.body.sources);
    for (int s = 0; s < static_cast<int>(comparison_.sources.size()); ++s) cite({s});
    return std::move(found_);
  }

 private:
  void cite(const std::vector<int>& sources) {
    for (int source : sources) {
      if (found_.numbers[idx(source)] > 0) continue;
      found_.order.push_back(source);
      found_.numbers[idx(source)] = static_cast<int>(found_.order.size());
    }
  }

  void cite(const Prose& prose) {
    cite(prose.sources);
    for (int note : prose.notes) cite(comparison_.notes[idx(note)].body.sources);
  }

  void citeAll(const std::vector<Prose>& proses) {
    for (const Prose& prose : proses) cite(prose);
  }

  void citeOption(const Option& option) {
    citeAll(option.about);
    for (const Fact& fact : option.facts) cite(fact.body);
    for (const User& user : option.usedBy) cite(user.body);
    for (const Point& pro : option.pros) cite(pro.body);
    for (const Point& con : option.cons) cite(con.body);
    citeAll(option.chooseIf);
  }

  void citeCriteria() {
    auto rating = comparison_.ratings.begin();
    for (int c = 0; c < static_cast<int>(comparison_.criteria.size()); ++c) {
      cite(comparison_.criteria[idx(c)].advice);
      for (; rating != comparison_.ratings.end() && rating->criterion == c; ++rating) cite(rating->body);
      for (const Feature& feature : comparison_.criteria[idx(c)].features) cite(feature.sources);
    }
  }

  const Comparison& comparison_;
  Citations found_;
};

}  // namespace

Citations numberSources(const Comparison& comparison) { return Numberer(comparison).number(); }

}  // namespace tradeoff
