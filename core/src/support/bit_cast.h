#pragma once

namespace tradeoff {

// Replaces std::bit_cast: libc++ 14 lacks it, although its compiler has the builtin.
template <class To, class From>
constexpr To bitCast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, from);
}

}  // namespace tradeoff
