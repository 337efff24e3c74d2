#pragma once
#include <cstddef>

namespace tradeoff {

// Converts an index of the core, an int, to the std::size_t of the containers.
inline std::size_t idx(int index) { return static_cast<std::size_t>(index); }

}  // namespace tradeoff
