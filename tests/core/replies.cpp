// tradeoff_replies COMPARISON READERS: prints the replies of Decision, one line each: the page, then the view and the
// quick view for each line of READERS. The page's engine must give the same bytes (tests/web/wasm.test.js).
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "tradeoff/decision.h"

int main(int count, char** values) {
  if (count != 3) {
    std::cerr << "usage: tradeoff_replies COMPARISON READERS\n";
    return 2;
  }
  std::ifstream file(values[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  tradeoff::Decision decision(text);
  std::cout << decision.page() << '\n';
  std::ifstream readers(values[2], std::ios::binary);
  for (std::string reader; std::getline(readers, reader);) {
    std::cout << decision.view(reader) << '\n' << decision.quickView(reader) << '\n';
  }
}
