#pragma once
#include <cstddef>

namespace tradeoff {

// An index of ours as the containers want it.
inline std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace tradeoff
