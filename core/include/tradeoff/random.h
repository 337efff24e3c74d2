#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tradeoff {

// Random numbers named by ids: the n-th number of a stream depends on its name and n alone, so nothing changes when
// options or criteria change places. The generator is splitmix64 (Steele, Lea & Flood 2014, OOPSLA, fig. 17), read at
// position n; the name is hashed by FNV-1a (Fowler, Noll & Vo 1991), 64 bits. The same bits on every machine.
class RandomStream {
 public:
  RandomStream() = default;
  explicit RandomStream(std::initializer_list<std::string_view> name);

  std::uint64_t bits(std::uint64_t n) const { return mixed(key_ + (n + 1) * 0x9e3779b97f4a7c15U); }

  // Uniform in [0, 1), a multiple of 2^-53. It is signed in between since that is converted faster.
  double unit(std::uint64_t n) const { return static_cast<double>(static_cast<std::int64_t>(bits(n) >> 11)) * 0x1p-53; }

  int below(std::uint64_t n, int count) const;  // uniform in [0, count), for 0 < count < 2^20

 private:
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  std::uint64_t key_ = 0;
};

}  // namespace tradeoff
