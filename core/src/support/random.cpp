#include "support/random.h"

namespace tradeoff {
namespace {

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

std::uint64_t hashed(std::uint64_t hash, std::string_view part) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  for (const char byte : part) hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
  return (hash ^ 0xffU) * kPrime;  // 0xff ends a part and never occurs in UTF-8: {"ab", "c"} differs from {"a", "bc"}
}

}  // namespace

RandomStream::RandomStream(std::initializer_list<std::string_view> name) { start(hashOf(name)); }

RandomStream::RandomStream(std::uint64_t first, std::string_view last) { start(hashed(first, last)); }

std::uint64_t RandomStream::hashOf(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const std::string_view part : parts) hash = hashed(hash, part);
  return hash;
}

void RandomStream::start(std::uint64_t hash) {
  const std::uint64_t key = mixed(hash);  // similar names start far apart
  start_ = static_cast<std::uint32_t>(key);
  salt_ = static_cast<std::uint32_t>(key >> 32);
}

void RandomStream::units(std::uint32_t from, std::size_t count, double* out) const {
  for (std::size_t i = 0; i < count; ++i) out[i] = unit(from + static_cast<std::uint32_t>(i));
}

int RandomStream::below(std::uint32_t n, int count) const {
  return static_cast<int>(unit(n) * static_cast<double>(count));
}

}  // namespace tradeoff
