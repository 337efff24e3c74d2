#include "tradeoff/random.h"

namespace tradeoff {
RandomStream::RandomStream(std::initializer_list<std::string_view> name) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const std::string_view part : name) {
    for (const char byte : part) hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
    hash = (hash ^ 0xffU) * kPrime;  // never a byte of UTF-8: {"ab", "c"} is not {"a", "bc"}
  }
  key_ = mixed(hash);  // streams whose hashes are close would otherwise overlap
}

int RandomStream::below(std::uint64_t n, int count) const {
  return static_cast<int>(unit(n) * static_cast<double>(count));
}

}  // namespace tradeoff
