#pragma once

namespace tradeoff {

// std::bit_cast, which libc++ 14 lacks although its compiler has it.
template <class To, class From>
constexpr To bitCast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, from);
}

}  // namespace tradeoff
