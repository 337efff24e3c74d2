#include "decimal.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

namespace {

// Of the digits after these, only whether one is not 0 can affect the nearest double (767 would do; Clinger 1990).
constexpr std::size_t kMaxDigits = 800;
constexpr int kFarExponent = 100'000;  // beyond every double; prevents overflow of the sums below

bool isDigit(char c) { return c >= '0' && c <= '9'; }

struct Scanned {
  bool negative = false;
  std::vector<std::uint8_t> digits;  // without leading zeros
  int exponent = 0;                  // value = digits x 10^exponent
};

class Scanner {
 public:
  explicit Scanner(const char* text) : at_(text) {}

  // Returns where the number ends; null if there is none.
  const char* scan(Scanned& number) {
    if (*at_ == '-') number.negative = true, ++at_;
    if (!isDigit(*at_)) return nullptr;
    for (; isDigit(*at_); ++at_) take(number, *at_, 0);
    if (*at_ == '.' && isDigit(at_[1])) {
      for (++at_; isDigit(*at_); ++at_) take(number, *at_, 1);
    }
    const bool sign = at_[0] != 0 && (at_[1] == '+' || at_[1] == '-');
    if ((*at_ == 'e' || *at_ == 'E') && isDigit(at_[sign ? 2 : 1])) scanExponent(number, sign);
    return at_;
  }

 private:
  void take(Scanned& number, char c, int afterPoint) {
    const auto digit = static_cast<std::uint8_t>(c - '0');
    number.exponent -= afterPoint;
    if (number.digits.empty() && digit == 0) return;
    if (number.digits.size() < kMaxDigits) {
      number.digits.push_back(digit);
    } else {
      ++number.exponent;
      if (digit != 0) number.digits.back() |= 1;  // makes the value a little larger, which is all that rounding needs
    }
  }

  void scanExponent(Scanned& number, bool sign) {
    const bool down = at_[1] == '-';
    int exponent = 0;
    for (at_ += sign ? 2 : 1; isDigit(*at_); ++at_) exponent = std::min(kFarExponent, exponent * 10 + (*at_ - '0'));
    number.exponent += down ? -exponent : exponent;
  }

  const char* at_;
};

// A natural number in 32-bit limbs, lowest first. The highest limb is not 0.
class Natural {
 public:
  explicit Natural(std::uint32_t value) {
    if (value != 0) limbs_.push_back(value);
  }

  void multiplyAdd(std::uint32_t factor, std::uint32_t term) {
    std::uint64_t carry = term;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }

  void timesTenTo(int power) {
    for (; power >= 9; power -= 9) multiplyAdd(1'000'000'000, 0);
    for (; power > 0; --power) multiplyAdd(10, 0);
  }

  void shiftLeft(int bits) {
    if (bits <= 0 || limbs_.empty()) return;
    if (bits % 32 != 0) multiplyAdd(std::uint32_t{1} << (bits % 32), 0);
    std::vector<std::uint32_t> shifted(limbs_.size() + static_cast<std::size_t>(bits / 32));
    std::copy(limbs_.begin(), limbs_.end(), shifted.end() - static_cast<std::ptrdiff_t>(limbs_.size()));
    limbs_.swap(shifted);
  }

  int bits() const {
    if (limbs_.empty()) return 0;
    return static_cast<int>(limbs_.size()) * 32 - __builtin_clz(limbs_.back());
  }

  bool operator<(const Natural& other) const {
    if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size();
    return std::lexicographical_compare(limbs_.rbegin(), limbs_.rend(), other.limbs_.rbegin(), other.limbs_.rend());
  }

  void subtract(const Natural& smaller) {
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      borrow += std::int64_t{limbs_[i]} - (i < smaller.limbs_.size() ? smaller.limbs_[i] : 0);
      limbs_[i] = static_cast<std::uint32_t>(borrow);
      borrow >>= 32;
    }
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }

 private:
  std::vector<std::uint32_t> limbs_;
};

double timesTwoTo(double value, int exponent) {
  for (; exponent >= 512; exponent -= 512) value *= 0x1p512;
  for (; exponent <= -512; exponent += 512) value *= 0x1p-512;
  for (; exponent > 0; --exponent) value *= 2;
  for (; exponent < 0; ++exponent) value /= 2;
  return value;
}

// The nearest double to top / bottom by long division: computes the first 53 bits of the quotient (fewer below the
// normal range), then rounds by the remainder.
double nearest(Natural top, Natural bottom) {
  // The exponent of the quotient's last bit. With this first guess the quotient has 53 or 54 bits. If it has 54, the
  // exponent is increased by one.
  int exponent = std::max(top.bits() - bottom.bits() - 53, -1074);
  if (exponent > 0) bottom.shiftLeft(exponent);
  if (exponent < 0) top.shiftLeft(-exponent);
  Natural limit = bottom;
  limit.shiftLeft(53);
  if (!(top < limit)) {
    bottom.shiftLeft(1);
    ++exponent;
  }
  std::uint64_t quotient = 0;
  for (int bit = 52; bit >= 0; --bit) {
    Natural part = bottom;
    part.shiftLeft(bit);
    if (top < part) continue;
    top.subtract(part);
    quotient |= std::uint64_t{1} << bit;
  }
  top.shiftLeft(1);
  const bool more = bottom < top;
  const bool half = !more && !(top < bottom);
  if (more || (half && (quotient & 1) != 0)) ++quotient;
  return timesTwoTo(static_cast<double>(quotient), exponent);
}

double valueOf(const Scanned& number) {
  const int size = static_cast<int>(number.digits.size()) + number.exponent;
  if (number.digits.empty() || size < -330) return 0;
  if (size > 310) return std::numeric_limits<double>::infinity();
  if (number.digits.size() <= 15 && number.exponent >= -22 && number.exponent <= 22) {
    // Both numbers are exact, so one operation rounds once (Clinger 1990).
    double value = 0, power = 1;
    for (std::uint8_t digit : number.digits) value = value * 10 + digit;
    for (int i = 0; i < std::abs(number.exponent); ++i) power *= 10;
    return number.exponent < 0 ? value / power : value * power;
  }
  Natural top(0), bottom(1);
  for (std::uint8_t digit : number.digits) top.multiplyAdd(10, digit);
  (number.exponent < 0 ? bottom : top).timesTenTo(std::abs(number.exponent));
  return nearest(std::move(top), std::move(bottom));
}

}  // namespace

double parseDecimal(const char* text, const char** end) {
  Scanned number;
  const char* stop = Scanner(text).scan(number);
  *end = stop ? stop : text;
  if (!stop) return 0;
  const double value = valueOf(number);
  return number.negative ? -value : value;
}
