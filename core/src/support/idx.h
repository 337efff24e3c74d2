#pragma once
#include <cstddef>

namespace tradeoff {

// Our indices are int; containers take std::size_t.
inline std::size_t idx(int index) { return static_cast<std::size_t>(index); }

}  // namespace tradeoff
