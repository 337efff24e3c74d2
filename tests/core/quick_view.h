#pragma once
#include <nlohmann/json.hpp>

namespace tradeoff::test {

// A quick view is a subset of a view, as docs/view.md defines it.
inline nlohmann::ordered_json quickViewFrom(nlohmann::ordered_json view) {
  for (const char* field :
       {"slider", "reasons", "contributions", "dominated", "robustness", "tipping", "flips", "moreFlips", "opinions"}) {
    view.erase(field);
  }
  view["complete"] = false;
  if (view["verdict"] != "none_yet") view.erase("verdict");
  for (auto& row : view["importance"]) {
    for (const char* field : {"at", "less", "more", "track", "stable"}) row.erase(field);
  }
  nlohmann::ordered_json says = nlohmann::ordered_json::array();
  for (const auto& sentence : view["says"]) {
    if (sentence["code"] != "robust" && sentence["code"] != "dominated") says.push_back(sentence);
  }
  view["says"] = says;
  return view;
}

}  // namespace tradeoff::test
