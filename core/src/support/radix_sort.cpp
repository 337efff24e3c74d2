#include "support/radix_sort.h"

#include <array>
#include <cstdint>
#include <utility>

#include "support/bit_cast.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

constexpr int kBits = 11;  // six digits of 11 bits cover the 64 bits of a double
constexpr int kDigits = 6;
constexpr std::size_t kBuckets = std::size_t{1} << kBits;

struct Entry {
  std::uint64_t key;
  int index;
};

// Maps a double to an integer that sorts like the number: flips all bits of a negative number, and the sign bit of a
// positive one.
std::uint64_t keyOf(double value) {
  const auto bits = bitCast<std::uint64_t>(value + 0.0);  // + 0.0 turns -0 into 0
  return bits >> 63 ? ~bits : bits | std::uint64_t{1} << 63;
}

std::size_t digitOf(std::uint64_t key, int digit) { return key >> (digit * kBits) & (kBuckets - 1); }

// One stable pass by one digit. Returns false, and leaves `to` unchanged, if all entries have the same digit. Takes the
// number of entries per digit in `count` and overwrites it.
bool sortByDigit(const std::vector<Entry>& from, std::vector<Entry>& to, std::array<std::uint32_t, kBuckets>& count,
                 int digit) {
  if (count[digitOf(from.front().key, digit)] == from.size()) return false;
  std::uint32_t start = 0;
  for (std::uint32_t& bucket : count) start += std::exchange(bucket, start);
  for (const Entry& entry : from) to[count[digitOf(entry.key, digit)]++] = entry;
  return true;
}

}  // namespace

std::vector<int> orderByValue(const std::vector<double>& values) {
  constexpr std::size_t kLong = 512;  // from this size on, the passes are faster than the merge sort
  std::vector<int> order(values.size());
  if (values.size() < kLong) {
    const auto before = [](const void* context, std::size_t a, std::size_t b) {
      const auto* value = static_cast<const double*>(context);
      return value[a] < value[b];
    };
    std::size_t i = 0;
    for (const std::size_t place : sortedIndices(values.size(), before, values.data()))
      order[i++] = static_cast<int>(place);
    return order;
  }
  std::vector<Entry> entries(values.size()), sorted(values.size());
  std::array<std::array<std::uint32_t, kBuckets>, kDigits> counts{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    entries[i] = {keyOf(values[i]), static_cast<int>(i)};
    for (int digit = 0; digit < kDigits; ++digit)
      ++counts[static_cast<std::size_t>(digit)][digitOf(entries[i].key, digit)];
  }
  for (int digit = 0; digit < kDigits; ++digit) {
    if (sortByDigit(entries, sorted, counts[static_cast<std::size_t>(digit)], digit)) entries.swap(sorted);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) order[i] = entries[i].index;
  return order;
}

}  // namespace tradeoff
