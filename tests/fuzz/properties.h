#pragma once
// What holds for every reply, whatever came in.
#include <ctime>
#include <nlohmann/json.hpp>
#include <string_view>

#include "outputs.h"

namespace tradeoff::fuzz {

using Json = nlohmann::ordered_json;

// Ends the program where something does not hold: libFuzzer then keeps the input.
void require(bool holds, std::string_view what);

// A reply to `input` as JSON (so it is UTF-8): {"ok":true, `holds`: ...}, or errors that point into the input.
Json checkedReply(std::string_view reply, std::string_view holds, std::string_view input);

// Measures a piece of work on an input in processor time, which is at most linear in the input's size, times a
// logarithm.
class Clock {
 public:
  // `each` is in seconds, for a byte times the logarithm: several times what the slowest seed takes under the
  // sanitizers.
  explicit Clock(double each) : each_(each), begin_(std::clock()) {}
  void stop(std::size_t size) const;

 private:
  double each_;
  std::clock_t begin_;
};

// No output for a document and a reader is longer than docs/view.md says.
void checkBounds(std::string_view document, std::string_view reader, test::Outputs which);

// Each is a JSON Pointer to something that is there, where the input can be read at all.
void checkPlaces(const Json& errors, std::string_view input);

}  // namespace tradeoff::fuzz
