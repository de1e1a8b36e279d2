// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 01 and 30: what is drawn on a page, and whether each stroke of it is marked.
#include "document/pdf_ua_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mektep::ua {
namespace {

/// a b c d e f of ISO 32000-1, 8.3.3.
using Matrix = std::array<double, 6>;
constexpr Matrix unmoved{1, 0, 0, 1, 0, 0};

Matrix product(const Matrix& first, const Matrix& then) {
    return {
        first[0] * then[0] + first[1] * then[2],           first[0] * then[1] + first[1] * then[3],
        first[2] * then[0] + first[3] * then[2],           first[2] * then[1] + first[3] * then[3],
        first[4] * then[0] + first[5] * then[2] + then[4], first[4] * then[1] + first[5] * then[3] + then[5]};
}

struct Mark {
    bool is_artifact = false;
    std::optional<int> mcid = {};
    std::string language = {};
};

bool is_one_of(const std::string& name, std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

/// Runs one content stream.
class Machine : public QPDFObjectHandle::ParserCallbacks {
public:
    Machine(Reader& reader, PageReading& page, QPDFObjectHandle resources, std::vector<Mark> outside,
            Matrix matrix, double height, std::string where)
        : reader_(reader),
          page_(page),
          resources_(resources),
          marks_(std::move(outside)),
          outer_marks_(marks_.size()),
          matrix_(matrix),
          height_(height),
          where_(std::move(where)) {}

    void handleObject(QPDFObjectHandle object, size_t, size_t) override {
        if (!object.isOperator()) return operands_.push_back(object);
        run(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {
        if (marks_.size() != outer_marks_) reader_.tell_("01-005", where_ + ": a mark is not closed");
    }

private:
    struct State {
        Matrix matrix = unmoved;
        std::shared_ptr<Font> font = {};
        double size = 0;
    };

    [[nodiscard]] double number(std::size_t at) {
        return at < operands_.size() && operands_[at].isNumber() ? operands_[at].getNumericValue() : 0;
    }
    [[nodiscard]] Matrix matrix_operand() {
        return {number(0), number(1), number(2), number(3), number(4), number(5)};
    }

    void run(const std::string& name) {
        if (name == "q") {
            states_.push_back({matrix_, font_, size_});
        } else if (name == "Q" && !states_.empty()) {
            matrix_ = states_.back().matrix, font_ = states_.back().font, size_ = states_.back().size;
            states_.pop_back();
        } else if (name == "cm") {
            matrix_ = product(matrix_operand(), matrix_);
        } else if (is_one_of(name, {"BDC", "BMC"})) {
            open_mark();
        } else if (name == "EMC") {
            if (marks_.size() == outer_marks_)
                reader_.tell_("01-005", where_ + ": a mark ends that was not begun");
            else
                marks_.pop_back();
        } else if (is_one_of(name, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI"})) {
            paint({});
        } else if (name == "Do") {
            draw_object();
        } else if (is_one_of(name, {"rg", "RG", "sc_rgb"})) {
            page_.colours.insert("/DeviceRGB");
        } else if (is_one_of(name, {"g", "G"})) {
            page_.colours.insert("/DeviceGray");
        } else if (is_one_of(name, {"k", "K"})) {
            page_.colours.insert("/DeviceCMYK");
        } else if (is_one_of(name, {"cs", "CS"})) {
            if (!operands_.empty() && operands_[0].isName() && operands_[0].getName().starts_with("/Device"))
                page_.colours.insert(operands_[0].getName());
        } else {
            run_text(name);
        }
    }

    void run_text(const std::string& name) {
        if (name == "BT") {
            text_ = line_ = unmoved;
        } else if (name == "Tm") {
            text_ = line_ = matrix_operand();
        } else if (is_one_of(name, {"Td", "TD"})) {
            text_ = line_ = product({1, 0, 0, 1, number(0), number(1)}, line_);
        } else if (name == "Tf") {
            size_ = number(1);
            font_ = operands_.empty() ? nullptr : font(operands_[0].getName());
        } else if (is_one_of(name, {"Tj", "'", "\""})) {
            show(operands_.empty() ? "" : operands_.back().getStringValue());
        } else if (name == "TJ" && !operands_.empty()) {
            std::string all;
            for (auto& part : operands_[0].aitems())
                if (part.isString()) all += part.getStringValue();
            show(all);
        } else if (name == "T*") {
            reader_.tell_("10-001", where_ + ": a way of setting lines that this checker cannot read");
        }
    }

    std::shared_ptr<Font> font(const std::string& name) {
        auto dictionary = resources_.getKey("/Font").getKeyIfDict(name);
        if (!dictionary.isDictionary()) {
            reader_.tell_("31-009", where_ + ": no font " + name);
            return nullptr;
        }
        auto& known = reader_.fonts_[dictionary.getObjGen()];
        if (!known) known = std::make_shared<Font>(dictionary, reader_.tell_);
        return known;
    }

    void open_mark() {
        Mark mark;
        mark.is_artifact = !operands_.empty() && operands_[0].isNameAndEquals("/Artifact");
        if (operands_.size() > 1) {
            auto properties = operands_[1].isName()
                                  ? resources_.getKey("/Properties").getKeyIfDict(operands_[1].getName())
                                  : operands_[1];
            if (properties.isDictionary()) {
                if (properties.getKey("/MCID").isInteger())
                    mark.mcid = properties.getKey("/MCID").getIntValueAsInt();
                if (properties.getKey("/Lang").isString())
                    mark.language = properties.getKey("/Lang").getUTF8Value();
            }
        }
        const bool in_artifact =
            std::any_of(marks_.begin(), marks_.end(), [](const Mark& m) { return m.is_artifact; });
        const bool in_tagged =
            std::any_of(marks_.begin(), marks_.end(), [](const Mark& m) { return m.mcid.has_value(); });
        if (mark.is_artifact && in_tagged) reader_.tell_("01-003", where_);
        if (mark.mcid && in_artifact) reader_.tell_("01-004", where_);
        if (mark.mcid && !page_.mcids.insert(*mark.mcid).second)
            reader_.tell_("UA 7.1-2", where_ + ": the MCID " + std::to_string(*mark.mcid) + " stands twice");
        marks_.push_back(std::move(mark));
    }

    void paint(Shown shown) {
        for (const auto& mark : marks_) {
            if (mark.mcid) shown.mcid = mark.mcid;
            if (mark.is_artifact) shown.is_artifact = true;
            if (!mark.language.empty()) shown.language = mark.language;
        }
        if (!shown.mcid && !shown.is_artifact)
            reader_.tell_("01-005", where_ + (shown.text.empty() ? ": a drawing" : ": “" + shown.text + "”"));
        // Each line and each stretch of a line on its own; the parts of one line are one.
        if (!page_.shown.empty()) {
            auto& last = page_.shown.back();
            if (last.mcid == shown.mcid && last.is_artifact == shown.is_artifact && !shown.text.empty() &&
                !last.text.empty() && std::abs(last.y - shown.y) < 0.5) {
                last.text += shown.text;
                last.points = std::min(last.points, shown.points);
                return;
            }
        }
        page_.shown.push_back(std::move(shown));
    }

    void show(const std::string& codes) {
        if (codes.empty()) return;
        Shown shown;
        if (font_) shown.text = font_->decoded(codes, reader_.tell_);
        const auto all = product(text_, matrix_);
        shown.points = std::hypot(all[2], all[3]) * size_;
        shown.y = height_ - all[5];
        paint(std::move(shown));
    }

    void draw_object() {
        auto object =
            resources_.getKey("/XObject").getKeyIfDict(operands_.empty() ? "" : operands_[0].getName());
        if (!object.isStream()) return reader_.tell_("01-005", where_ + ": a drawing that is not there");
        if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return paint({});
        if (object.getDict().hasKey("/Ref")) reader_.tell_("30-001", where_);
        const auto marks_before = page_.mcids.size();
        auto inner = object.getDict().getKey("/Resources");
        Machine machine(reader_, page_, inner.isDictionary() ? inner : resources_, marks_, matrix_, height_,
                        where_ + ", a drawing in it");
        object.parseAsContents(&machine);
        const bool has_marks = page_.mcids.size() != marks_before;
        if (reader_.forms_with_marks_.count(object.getObjGen()) > 0) reader_.tell_("30-002", where_);
        if (has_marks) reader_.forms_with_marks_.insert(object.getObjGen());
    }

    Reader& reader_;
    PageReading& page_;
    QPDFObjectHandle resources_;
    std::vector<Mark> marks_;
    std::size_t outer_marks_;
    Matrix matrix_, text_ = unmoved, line_ = unmoved;
    double height_;
    std::string where_;
    std::vector<QPDFObjectHandle> operands_;
    std::vector<State> states_;
    std::shared_ptr<Font> font_;
    double size_ = 0;
};

PageReading Reader::read(QPDFObjectHandle page, int number) {
    PageReading reading;
    auto box = page.getKey("/MediaBox");
    const double height = box.isArray() ? box.getArrayItem(3).getNumericValue() : 0;
    Machine machine(*this, reading, page.getKey("/Resources"), {}, unmoved, height,
                    "page " + std::to_string(number));
    page.parsePageContents(&machine);
    return reading;
}

}  // namespace mektep::ua
