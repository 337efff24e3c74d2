#include "tradeoff/random.h"

namespace tradeoff {
namespace {

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

}  // namespace

RandomStream::RandomStream(std::initializer_list<std::string_view> name) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const std::string_view part : name) {
    for (const char byte : part) hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
    hash = (hash ^ 0xffU) * kPrime;  // never a byte of UTF-8: {"ab", "c"} is not {"a", "bc"}
  }
  key_ = mix(hash);  // streams whose hashes are close would otherwise overlap
}

std::uint64_t RandomStream::bits(std::uint64_t n) const { return mix(key_ + (n + 1) * 0x9e3779b97f4a7c15U); }

double RandomStream::unit(std::uint64_t n) const { return static_cast<double>(bits(n) >> 11) * 0x1p-53; }

int RandomStream::below(std::uint64_t n, int count) const {
  return static_cast<int>(unit(n) * static_cast<double>(count));
}

}  // namespace tradeoff
