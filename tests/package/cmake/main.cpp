// Prints the view of the comparison on standard input for the reader text in the argument, like `tradeoff view`.
#include <iostream>
#include <iterator>
#include <string>

#include "tradeoff/decision.h"

int main(int count, char** values) {
  if (count != 2) return 2;
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  std::cout << tradeoff::Decision(text).view(values[1]) << '\n';
}
