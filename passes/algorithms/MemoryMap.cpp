//===- MemoryMap.cpp ------------------------------------------------------===//

#include "passes/algorithms/MemoryMap.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

namespace graphc::algorithms {

namespace {

/// Extent of the picture in time and bytes; never empty.
struct Extent {
  int64_t begin = 0, end = 1, bytes = 1;
};

bool isVisible(const ArenaBuffer &buffer) { return buffer.size > 0 && buffer.lower < buffer.upper; }

Extent extentOf(const ArenaProblem &problem, const ArenaPlan &plan) {
  Extent extent;
  bool first = true;
  for (const ArenaBuffer &buffer : problem.buffers) {
    if (!isVisible(buffer))
      continue;
    extent.begin = first ? buffer.lower : std::min(extent.begin, buffer.lower);
    extent.end = first ? buffer.upper : std::max(extent.end, buffer.upper);
    first = false;
  }
  extent.bytes = std::max<int64_t>(plan.height, 1);
  return extent;
}

/// Visible buffers, largest first; aliases after all owners so that they are on top.
std::vector<int32_t> drawingOrder(const ArenaProblem &problem) {
  std::vector<int32_t> order;
  for (size_t i = 0; i < problem.buffers.size(); ++i)
    if (isVisible(problem.buffers[i]))
      order.push_back(i);
  llvm::stable_sort(order, [&](int32_t a, int32_t b) {
    const ArenaBuffer &x = problem.buffers[a], &y = problem.buffers[b];
    bool aliasX = x.aliasOf >= 0, aliasY = y.aliasOf >= 0;
    return aliasX != aliasY ? aliasY : x.size > y.size;
  });
  return order;
}

std::string printable(llvm::StringRef name) {
  std::string text = name.str();
  for (char &c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = '?';
  return text;
}

std::string escapeXml(llvm::StringRef name) {
  std::string escaped;
  llvm::raw_string_ostream os(escaped);
  llvm::printHTMLEscaped(printable(name), os);
  return escaped;
}

/// 1, 2 or 5 times a power of ten (times), or a power of two (bytes), so that a
/// span has about `count` steps.
int64_t tickStep(int64_t span, int count, bool binary) {
  int64_t step = 1;
  for (int i = 0; span / step > count; ++i)
    step *= binary ? 2 : (i % 3 == 1 ? 5 : 4) / 2;
  return step;
}

std::string byteLabel(int64_t bytes) {
  static constexpr const char *units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  int unit = 0;
  double value = bytes;
  for (; value >= 1024 && unit < 4; ++unit)
    value /= 1024;
  bool whole = value == int64_t(value);
  return llvm::formatv(whole ? "{0:F0} {1}" : "{0:F2} {1}", value, units[unit]).str();
}

} // namespace

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string drawTextMap(const ArenaProblem &problem, const ArenaPlan &plan, TextMapSize size) {
  static constexpr llvm::StringLiteral letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  Extent extent = extentOf(problem, plan);
  int columns = std::clamp<int64_t>(size.columns, 1, 1000);
  int rows = std::clamp<int64_t>(size.rows, 1, 1000);
  std::vector<int32_t> order = drawingOrder(problem);
  auto letterOf = [&](size_t index) { return index < letters.size() ? letters[index] : '#'; };

  std::vector<std::string> grid(rows, std::string(columns, ' '));
  for (size_t index = 0; index < order.size(); ++index) {
    const ArenaBuffer &buffer = problem.buffers[order[index]];
    int64_t offset = plan.offsets[order[index]];
    for (int row = 0; row < rows; ++row) {
      double byte = (row + 0.5) * double(extent.bytes) / rows;
      if (byte < double(offset) || byte >= double(offset) + double(buffer.size))
        continue;
      for (int column = 0; column < columns; ++column) {
        double time =
            double(extent.begin) + (column + 0.5) * double(extent.end - extent.begin) / columns;
        if (time >= double(buffer.lower) && time < double(buffer.upper))
          grid[row][column] = letterOf(index);
      }
    }
  }

  std::string text;
  llvm::raw_string_ostream os(text);
  std::string top = std::to_string(plan.height);
  for (int row = rows - 1; row >= 0; --row) {
    std::string label = row == rows - 1 ? top : row == 0 ? "0" : "";
    os << llvm::right_justify(label, top.size()) << " |" << llvm::StringRef(grid[row]).rtrim()
       << "\n";
  }
  std::string begin = std::to_string(extent.begin), end = std::to_string(extent.end);
  os.indent(top.size()) << " +" << std::string(columns, '-') << "\n";
  os.indent(top.size() + 2) << llvm::left_justify(begin, std::max<int>(columns - end.size(), 1))
                            << end << "\n";
  for (size_t index = 0; index < order.size() && int(index) < size.legend; ++index) {
    const ArenaBuffer &buffer = problem.buffers[order[index]];
    os << llvm::formatv("{0}  {1} B at {2}  [{3},{4})  {5}\n", letterOf(index), buffer.size,
                        plan.offsets[order[index]], buffer.lower, buffer.upper,
                        printable(buffer.name));
  }
  if (int(order.size()) > size.legend)
    os << llvm::formatv("... and {0} more\n", order.size() - size.legend);
  return text;
}

//===----------------------------------------------------------------------===//
// SVG
//===----------------------------------------------------------------------===//

namespace {

class SvgMap {
public:
  SvgMap(const ArenaProblem &problem, const ArenaPlan &plan, llvm::raw_ostream &os)
      : problem(problem), plan(plan), extent(extentOf(problem, plan)), os(os) {
    for (const ArenaContributor &contributor : plan.contributors)
      atPeak.push_back(contributor.buffer);
    llvm::sort(atPeak);
  }

  void draw(llvm::StringRef title) {
    os << llvm::formatv("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" "
                        "font-family=\"system-ui, sans-serif\" font-size=\"11\">\n",
                        width, height);
    os << "<style>.b{stroke:#fff;stroke-width:.6}.b:hover{stroke:#111;stroke-width:1.5}"
          ".p{stroke:#333}.v{fill-opacity:.35;stroke-dasharray:3 2;stroke:#555}"
          ".t{pointer-events:none;fill:#222}.g{stroke:#e4e6ea}.a{fill:#667}</style>\n";
    os << "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    os << llvm::formatv("<text x=\"{0}\" y=\"22\" font-size=\"15\" font-weight=\"600\" "
                        "fill=\"#222\">{1}</text>\n",
                        left, escapeXml(title));
    os << llvm::formatv("<text x=\"{0}\" y=\"40\" class=\"a\">{1}</text>\n", left,
                        escapeXml(summarize(problem, plan)));
    drawAxes();
    for (int32_t buffer : drawingOrder(problem))
      drawBuffer(buffer);
    drawBound();
    os << "</svg>\n";
  }

private:
  static constexpr int width = 1200, height = 720;
  static constexpr int left = 80, right = 20, top = 56, bottom = 40;

  const ArenaProblem &problem;
  const ArenaPlan &plan;
  Extent extent;
  llvm::raw_ostream &os;
  std::vector<int32_t> atPeak;

  double x(int64_t time) const {
    return left + (width - left - right) * (double(time) - double(extent.begin)) /
                      (double(extent.end) - double(extent.begin));
  }
  double y(int64_t byte) const {
    return height - bottom - (height - top - bottom) * double(byte) / double(extent.bytes);
  }

  void drawAxes() {
    int64_t byteStep = tickStep(extent.bytes, 8, /*binary=*/true);
    for (int64_t byte = 0; byte <= extent.bytes; byte += byteStep) {
      os << llvm::formatv("<line class=\"g\" x1=\"{0}\" x2=\"{1}\" y1=\"{2:F1}\" "
                          "y2=\"{2:F1}\"/><text class=\"a\" x=\"{3}\" y=\"{4:F1}\" "
                          "text-anchor=\"end\">{5}</text>\n",
                          left, width - right, y(byte), left - 6, y(byte) + 4, byteLabel(byte));
      if (byteStep > extent.bytes - byte)
        break;
    }
    int64_t span = extent.end - extent.begin, step = tickStep(span, 12, /*binary=*/false);
    for (int64_t passed = 0; passed <= span; passed += step) {
      double at = x(extent.begin + passed);
      os << llvm::formatv("<line class=\"g\" x1=\"{0:F1}\" x2=\"{0:F1}\" y1=\"{1}\" "
                          "y2=\"{2}\"/><text class=\"a\" x=\"{0:F1}\" y=\"{3}\" "
                          "text-anchor=\"middle\">{4}</text>\n",
                          at, top, height - bottom, height - bottom + 16, extent.begin + passed);
      if (step > span - passed)
        break;
    }
  }

  /// A soft color that depends on the name only, so that it survives replanning.
  static int hueOf(llvm::StringRef name) {
    uint32_t hash = 2166136261u; // FNV-1a
    for (unsigned char c : name)
      hash = (hash ^ c) * 16777619u;
    return hash % 360;
  }

  void drawBuffer(int32_t index) {
    const ArenaBuffer &buffer = problem.buffers[index];
    int64_t offset = plan.offsets[index];
    double x0 = x(buffer.lower), w = x(buffer.upper) - x0;
    double y0 = y(offset + buffer.size), h = y(offset) - y0;
    std::string name = escapeXml(buffer.name);
    const char *kind = buffer.aliasOf >= 0                 ? "b v"
                       : llvm::is_contained(atPeak, index) ? "b p"
                                                           : "b";
    os << llvm::formatv("<rect class=\"{0}\" x=\"{1:F2}\" y=\"{2:F2}\" width=\"{3:F2}\" "
                        "height=\"{4:F2}\" fill=\"hsl({5} 62% 74%)\">",
                        kind, x0, y0, w, h, hueOf(buffer.name));
    os << llvm::formatv("<title>{0}\n{1} ({2} bytes) at offset {3}\nalive [{4}, {5})</title>"
                        "</rect>\n",
                        name, byteLabel(buffer.size), buffer.size, offset, buffer.lower,
                        buffer.upper);
    // A label only where it can be read; 6.2 points is a wide letter at this size.
    size_t letters = w / 6.2;
    if (h < 13 || letters < 4)
      return;
    std::string label = printable(buffer.name);
    if (label.size() > letters)
      label = "..." + label.substr(label.size() - (letters - 3));
    os << llvm::formatv("<text class=\"t\" x=\"{0:F1}\" y=\"{1:F1}\">{2}</text>\n", x0 + 3,
                        y0 + h / 2 + 4, escapeXml(label));
  }

  void drawBound() {
    double at = y(std::min(plan.lowerBound, extent.bytes));
    os << llvm::formatv("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:F1}\" y2=\"{2:F1}\" "
                        "stroke=\"#c0392b\" stroke-dasharray=\"6 4\"><title>lower bound: {3} "
                        "bytes</title></line>\n",
                        left, width - right, at, plan.lowerBound);
  }
};

} // namespace

std::string drawSvgMap(const ArenaProblem &problem, const ArenaPlan &plan, llvm::StringRef title) {
  std::string text;
  llvm::raw_string_ostream os(text);
  SvgMap(problem, plan, os).draw(title);
  return text;
}

} // namespace graphc::algorithms
