#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tradeoff {

// A random stream that is named by ids. The n-th number depends only on the name and n, so reordering options or
// criteria changes nothing. FNV-1a (Fowler, Noll & Vo 1991) and the last step of splitmix64 (Steele, Lea & Flood 2014,
// OOPSLA, fig. 17) hash the name to 64 bits. One half is the start of the stream. The other half enters between the two
// rounds of a 32-bit mixing function (hash-prospector: Wellons 2018, constants of 2022), so that no stream is a shifted
// copy of another. The mixing uses 32-bit arithmetic, because JavaScript engines have no native 64-bit integers. Gives
// the same bits on every machine. Not cryptographically secure.
class RandomStream {
 public:
  RandomStream() = default;
  explicit RandomStream(std::initializer_list<std::string_view> name);

  // For many names that differ only in their last part: `first` is the hashOf() of the parts before it.
  RandomStream(std::uint64_t first, std::string_view last);
  static std::uint64_t hashOf(std::initializer_list<std::string_view> parts);

  std::uint32_t bits(std::uint32_t n) const {
    std::uint32_t z = start_ + n * 0x9e3779b9U;
    z = ((z ^ (z >> 16)) * 0x21f0aaadU) ^ salt_;
    z = (z ^ (z >> 15)) * 0x735a2d97U;
    return z ^ (z >> 15);
  }

  // Uniform in [0, 1); a multiple of 2^-32.
  double unit(std::uint32_t n) const { return bits(n) * 0x1p-32; }

  void units(std::uint32_t from, std::size_t count, double* out) const;  // unit(from), unit(from + 1), ...

  int below(std::uint32_t n, int count) const;  // uniform in [0, count), for 0 < count < 2^20

 private:
  void start(std::uint64_t hash);

  std::uint32_t start_ = 0, salt_ = 0;
};

}  // namespace tradeoff
