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
    bool is_pagination = false;  ///< an artifact that says that it is the head or the foot of a page
    std::optional<int> mcid = {};
    std::string language = {};
    int text_object = 0;  ///< in which it begins; 0 outside of any
};

/// What q keeps and Q gives back.
struct State {
    Matrix matrix = unmoved;
    std::shared_ptr<Font> font = {};
    double size = 0;
    bool has_fill_colour = false, has_stroke_colour = false;
};

bool is_one_of(const std::string& name, std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Of as many parts as the device's colours, and of no device itself.
bool gives_meaning(QPDFObjectHandle meaning, const std::string& space) {
    if (!meaning.isArray() || meaning.getArrayNItems() < 2) return false;
    auto kind = meaning.getArrayItem(0), profile = meaning.getArrayItem(1);
    if (kind.isNameAndEquals("/CalRGB")) return space == "/DeviceRGB";
    if (kind.isNameAndEquals("/CalGray")) return space == "/DeviceGray";
    if (!kind.isNameAndEquals("/ICCBased") || !profile.isStream()) return false;
    auto parts = profile.getDict().getKey("/N");
    return parts.isInteger() && parts.getIntValue() == (space == "/DeviceGray"  ? 1
                                                        : space == "/DeviceRGB" ? 3
                                                                                : 4);
}

}  // namespace

/// Runs one content stream.
class Machine : public QPDFObjectHandle::ParserCallbacks {
public:
    Machine(Reader& reader, PageReading& page, QPDFObjectHandle resources, std::vector<Mark> outside,
            State state, double height, std::string where)
        : reader_(reader),
          page_(page),
          resources_(resources),
          marks_(std::move(outside)),
          outer_marks_(marks_.size()),
          state_(std::move(state)),
          height_(height),
          where_(std::move(where)) {}

    void handleObject(QPDFObjectHandle object, size_t, size_t) override {
        if (!object.isOperator()) return operands_.push_back(object);
        run(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {
        if (marks_.size() != outer_marks_) tell("01-005", "a mark is not closed");
        if (!states_.empty()) tell("A 6.2.2", "q without Q");
    }

private:
    void tell(Point point, const std::string& what) { reader_.tell_(point, where_ + ": " + what); }
    [[nodiscard]] double number(std::size_t at) {
        return at < operands_.size() && operands_[at].isNumber() ? operands_[at].getNumericValue() : 0;
    }
    [[nodiscard]] Matrix matrix_operand() {
        return {number(0), number(1), number(2), number(3), number(4), number(5)};
    }
    [[nodiscard]] std::string name_operand() {
        return !operands_.empty() && operands_[0].isName() ? operands_[0].getName() : "";
    }
    QPDFObjectHandle resource(const char* kind, const std::string& name) {
        return resources_.getKey(kind).getKeyIfDict(name);
    }

    void run(const std::string& name) {
        const bool is_known = run_state(name) || run_mark(name) || run_paint(name) || run_colour(name) ||
                              run_text(name) ||
                              is_one_of(name, {"w", "J",  "j", "M", "d",  "i",  "m",  "l",  "c",  "v", "y",
                                               "h", "re", "n", "W", "W*", "Tc", "Tw", "Tz", "TL", "Ts"});
        if (!is_known) tell("A 6.2.2", "the operator " + name + ", which this checker cannot read");
    }

    bool run_state(const std::string& name) {
        if (name == "q") {
            states_.push_back(state_);
            if (states_.size() > 28) tell("A 6.1.13", "q in q, deeper than 28");
        } else if (name == "Q") {
            if (states_.empty()) return tell("A 6.2.2", "Q without q"), true;
            state_ = states_.back();
            states_.pop_back();
        } else if (name == "cm") {
            state_.matrix = product(matrix_operand(), state_.matrix);
        } else if (name == "gs") {
            auto state = resource("/ExtGState", name_operand());
            if (!state.isDictionary()) tell("A 6.2.2", "a state of graphics that is not there");
            if (state.isDictionary() && state.hasKey("/Font"))
                tell("31-009", "a state of graphics sets the font, which this checker cannot read");
        } else {
            return false;
        }
        return true;
    }

    bool run_mark(const std::string& name) {
        if (is_one_of(name, {"BDC", "BMC"})) {
            open_mark();
        } else if (name == "EMC") {
            if (marks_.size() == outer_marks_) return tell("01-005", "a mark ends that was not begun"), true;
            if (marks_.back().text_object != text_object_)
                tell("01-005",
                     "a mark begins inside of a text object and ends outside of it, or the reverse");
            marks_.pop_back();
        } else {
            return false;
        }
        return true;
    }

    bool run_paint(const std::string& name) {
        const bool strokes = is_one_of(name, {"S", "s", "B", "B*", "b", "b*"});
        const bool fills = is_one_of(name, {"f", "F", "f*", "B", "B*", "b", "b*"});
        if (strokes && !state_.has_stroke_colour) use_colour("/DeviceGray");
        if (fills && !state_.has_fill_colour) use_colour("/DeviceGray");
        if (name == "sh") tell("A 6.2.4.3", "a shading, whose colours this checker cannot read");
        if (name == "EI")
            tell("A 6.1.10", "an image in the page's own stream, which this checker cannot read");
        if (strokes || fills || is_one_of(name, {"sh", "EI"}))
            paint({});
        else if (name == "Do")
            draw_object();
        else
            return is_one_of(name, {"BI", "ID"});
        return true;
    }

    bool run_colour(const std::string& name) {
        const bool is_fill = is_one_of(name, {"rg", "g", "k", "cs"});
        if (is_fill || is_one_of(name, {"RG", "G", "K", "CS"}))
            (is_fill ? state_.has_fill_colour : state_.has_stroke_colour) = true;
        else
            return is_one_of(name, {"sc", "SC", "scn", "SCN"});
        if (is_one_of(name, {"rg", "RG"})) use_colour("/DeviceRGB");
        if (is_one_of(name, {"g", "G"})) use_colour("/DeviceGray");
        if (is_one_of(name, {"k", "K"})) use_colour("/DeviceCMYK");
        if (!is_one_of(name, {"cs", "CS"})) return true;
        const auto space = name_operand();
        if (is_one_of(space, {"/DeviceRGB", "/DeviceGray", "/DeviceCMYK"}))
            use_colour(space);
        else
            tell("A 6.2.4.3", "colours of " + space + ", which this checker cannot read");
        return true;
    }

    /// A device's colours, unless the stream's own resources say what they mean.
    void use_colour(const std::string& space) {
        auto meaning = resource("/ColorSpace", "/Default" + space.substr(std::string("/Device").size()));
        if (!gives_meaning(meaning, space)) page_.colours.insert(space);
    }

    bool run_text(const std::string& name) {
        if (name == "BT") {
            if (text_object_ != 0) tell("01-005", "a text object in another");
            text_object_ = ++text_objects_;
            text_ = line_ = unmoved;
        } else if (name == "ET") {
            text_object_ = 0;
        } else if (name == "Tm") {
            text_ = line_ = matrix_operand();
        } else if (is_one_of(name, {"Td", "TD"})) {
            text_ = line_ = product({1, 0, 0, 1, number(0), number(1)}, line_);
        } else if (name == "Tf") {
            state_.size = number(1);
            state_.font = font(name_operand());
        } else if (name == "Tj") {
            show(operands_.empty() ? "" : operands_.back().getStringValue());
        } else if (name == "TJ" && !operands_.empty()) {
            std::string all;
            for (auto& part : operands_[0].aitems())
                if (part.isString()) all += part.getStringValue();
            show(all);
        } else if (is_one_of(name, {"T*", "'", "\""})) {
            tell("10-001", "a way of setting lines that this checker cannot read");
        } else {
            return false;
        }
        return true;
    }

    std::shared_ptr<Font> font(const std::string& name) {
        auto dictionary = resource("/Font", name);
        if (!dictionary.isDictionary()) return tell("31-009", "no font " + name), nullptr;
        // Fonts are known by their numbers.
        if (!dictionary.isIndirect())
            return tell("31-009", "the font " + name + " is no object of its own"), nullptr;
        auto& known = reader_.fonts_[dictionary.getObjGen()];
        if (!known) known = std::make_shared<Font>(dictionary, reader_.tell_);
        return known;
    }

    Mark mark_of_operands() {
        Mark mark{.is_artifact = name_operand() == "/Artifact", .text_object = text_object_};
        if (operands_.size() < 2) return mark;
        auto properties =
            operands_[1].isName() ? resource("/Properties", operands_[1].getName()) : operands_[1];
        if (!properties.isDictionary()) return tell("A 6.2.2", "properties that are not there"), mark;
        if (properties.getKey("/MCID").isInteger()) mark.mcid = properties.getKey("/MCID").getIntValueAsInt();
        if (properties.hasKey("/Lang")) {
            auto language = properties.getKey("/Lang");
            if (language.isString()) mark.language = language.getUTF8Value();
            if (!is_language_tag(mark.language)) tell("11-001", "“" + mark.language + "” is no language");
        }
        auto subtype = properties.getKey("/Subtype");
        mark.is_pagination = properties.getKey("/Type").isNameAndEquals("/Pagination") &&
                             (subtype.isNameAndEquals("/Header") || subtype.isNameAndEquals("/Footer"));
        for (const char* key : {"/ActualText", "/Alt", "/E"})
            if (properties.hasKey(key)) tell("UA 7.2", std::string("words in place of a mark (") + key + ")");
        return mark;
    }

    void open_mark() {
        auto mark = mark_of_operands();
        const bool in_artifact = std::ranges::any_of(marks_, &Mark::is_artifact);
        const bool in_tagged = std::ranges::any_of(marks_, [](const Mark& m) { return m.mcid.has_value(); });
        if (mark.is_artifact && in_tagged) tell("01-003", "an artifact in tagged content");
        if (mark.mcid && (in_artifact || mark.is_artifact)) tell("01-004", "tagged content in an artifact");
        if (mark.mcid && in_tagged) tell("UA 7.1-2", "tagged content in tagged content");
        if (mark.mcid && !page_.mcids.insert(*mark.mcid).second)
            tell("UA 7.1-2", "the MCID " + std::to_string(*mark.mcid) + " stands twice");
        marks_.push_back(std::move(mark));
    }

    void paint(Shown shown) {
        bool is_pagination = false;
        for (const auto& mark : marks_) {
            if (mark.mcid) shown.mcid = mark.mcid;
            if (mark.is_artifact) shown.is_artifact = true;
            if (mark.is_pagination) is_pagination = true;
            if (!mark.language.empty()) shown.language = mark.language;
        }
        if (!shown.mcid && !shown.is_artifact)
            tell("01-005", shown.text.empty() ? "a drawing" : "“" + shown.text + "”");
        if (shown.is_artifact && !shown.text.empty() && !is_pagination)
            tell("UA 7.8", "“" + shown.text + "” is an artifact and neither head nor foot of the page");
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
        if (!state_.has_fill_colour) use_colour("/DeviceGray");
        Shown shown;
        if (state_.font)
            shown.text = state_.font->decoded(codes, reader_.tell_);
        else
            tell("31-009", "text without a font");
        const auto all = product(text_, state_.matrix);
        shown.points = std::hypot(all[2], all[3]) * state_.size;
        shown.y = height_ - all[5];
        paint(std::move(shown));
    }

    void draw_object() {
        auto object = resource("/XObject", name_operand());
        if (!object.isStream()) return tell("01-005", "a drawing that is not there");
        if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
            tell("A 6.2.8", "an image, whose colours this checker cannot read");
            return paint({});
        }
        if (object.getDict().hasKey("/Ref")) tell("30-001", "a drawing from another file");
        if (!reader_.open_forms_.insert(object.getObjGen()).second)
            return tell("UA 7.20", "a drawing draws itself");
        draw_form(object);
        reader_.open_forms_.erase(object.getObjGen());
    }

    void draw_form(QPDFObjectHandle form) {
        const auto marks_before = page_.mcids.size();
        auto inner = form.getDict().getKey("/Resources");
        if (!inner.isDictionary()) tell("A 6.2.2", "a drawing without resources of its own");
        Machine machine(reader_, page_, inner.isDictionary() ? inner : resources_, marks_, state_, height_,
                        where_ + ", a drawing in it");
        form.parseAsContents(&machine);
        if (reader_.forms_with_marks_.count(form.getObjGen()) > 0)
            tell("30-002", "a drawing with tagged content is drawn twice");
        if (page_.mcids.size() != marks_before) reader_.forms_with_marks_.insert(form.getObjGen());
    }

    Reader& reader_;
    PageReading& page_;
    QPDFObjectHandle resources_;
    std::vector<Mark> marks_;
    std::size_t outer_marks_;
    State state_;
    std::vector<State> states_;
    Matrix text_ = unmoved, line_ = unmoved;
    int text_object_ = 0, text_objects_ = 0;
    double height_;
    std::string where_;
    std::vector<QPDFObjectHandle> operands_;
};

PageReading Reader::read(QPDFObjectHandle page, int number) {
    PageReading reading;
    auto box = page.getKey("/MediaBox");
    const bool has_size = box.isArray() && box.getArrayNItems() == 4;
    if (!has_size) tell_("unreadable", "page " + std::to_string(number) + " has no size");
    const double height = has_size ? box.getArrayItem(3).getNumericValue() : 0;
    Machine machine(*this, reading, page.getKey("/Resources"), {}, State{}, height,
                    "page " + std::to_string(number));
    page.parsePageContents(&machine);
    return reading;
}

}  // namespace mektep::ua
