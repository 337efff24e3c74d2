#pragma once
// Random comparisons as documents, with readers. A number gives the same texts on every machine, so that the outputs of
// other compilers and other machines can be compared.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff::testing {

struct RandomDocument {
  std::string text;
  std::vector<std::string> readers;  // the first has no answers
};

RandomDocument randomDocument(int number);

// FNV-1a, 32 bits, of the texts in order, each followed by a line feed.
class Digest {
 public:
  void add(std::string_view text);
  std::uint32_t value() const { return value_; }

 private:
  void addByte(unsigned char byte) { value_ = (value_ ^ byte) * 16777619U; }
  std::uint32_t value_ = 2166136261U;
};

// The page, then the view and the quick view for each reader, all from one Decision.
std::uint32_t digestOfReplies(const RandomDocument& document);

// The output of `rank --json` for each reader.
std::uint32_t digestOfRanks(const RandomDocument& document);

}  // namespace tradeoff::testing
