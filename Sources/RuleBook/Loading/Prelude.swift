/// The rule language as Lua: every word makes a plain table that says what it means (`__is`), and `rule` and `test`
/// keep what a file declares.
///
/// What each word means to people stands in ``RuleWords``. It is trusted; it runs before a rule file and is out of its reach.
///
/// A word that is not given what it needs raises the number of that slip and its own name, `R031|months`, which the
/// loader turns into words.
enum Prelude {
    /// What the errors of words begin with.
    static let slipMark = "\(CatalogueNumber.badArgument.rawValue)|"

    static let source = """
        local words = env
        local function slip(word) error("\(slipMark)" .. word, 0) end
        local function is(value, kind) return type(value) == "table" and rawget(value, "__is") == kind end
        local function name(word, value)
          if type(value) ~= "string" then slip(word) end
          return value
        end

        local Offset, Repeat, Span, Daily, Annual = {}, {}, {}, {}, {}
        Offset.__index, Repeat.__index, Span.__index, Daily.__index = Offset, Repeat, Span, Daily
        Annual.__index = Annual

        local function span(unit, limit)
          return function(count)
            if math.type(count) ~= "integer" or count < 0 or count > limit then slip(unit) end
            return setmetatable({ __is = "span", unit = unit, count = count }, Span)
          end
        end
        local function offset(unit, count, anchor)
          return setmetatable({ __is = "offset", unit = unit, count = count, anchors = { anchor } }, Offset)
        end
        for unit, limit in pairs { days = 36500, weeks = 5200, months = 1200, years = 100, workdays = 2500 } do
          words[unit] = span(unit, limit)
        end
        function words.workday(count)
          if math.type(count) ~= "integer" or count < 1 or count > 2500 then slip("workday") end
          return words.workdays(count)
        end
        function Span:after(anchor) return offset(self.unit, self.count, name("after", anchor)) end
        function Span:before(anchor) return offset(self.unit, -self.count, name("before", anchor)) end
        -- A copy, because a value made outside a function must not carry anything from one subject to the next.
        local function copy(value, class, word)
          if getmetatable(value) ~= class then slip(word) end
          local new = setmetatable({}, class)
          for key, entry in pairs(value) do new[key] = entry end
          return new
        end
        local function longer(list, anchor)
          local new = { table.unpack(list) }
          new[#new + 1] = anchor
          return new
        end
        function Offset:or_else(anchor)
          local new = copy(self, Offset, "or_else")
          new.anchors = longer(new.anchors, name("or_else", anchor))
          return new
        end
        function words.on(anchor) return offset("days", 0, name("on", anchor)) end

        function words.every(step)
          if not is(step, "span") or step.count == 0 then slip("every") end
          return setmetatable({ __is = "every", unit = step.unit, count = step.count }, Repeat)
        end
        Repeat["from"] = function(self, anchor)
          local new = copy(self, Repeat, "from")
          new.anchors = { name("from", anchor) }
          return new
        end
        Repeat["to"] = function(self, anchor)
          local new = copy(self, Repeat, "to")
          new.stop = name("to", anchor)
          return new
        end
        function Repeat:or_else(anchor)
          local new = copy(self, Repeat, "or_else")
          if not new.anchors then slip("or_else") end
          new.anchors = longer(new.anchors, name("or_else", anchor))
          return new
        end

        function words.yearly(anchor)
          return setmetatable({ __is = "yearly", anchors = { name("yearly", anchor) } }, Offset)
        end
        function words.date(month, day)
          if math.type(month) ~= "integer" or math.type(day) ~= "integer" then slip("date") end
          return setmetatable({ __is = "date", month = month, day = day }, Annual)
        end
        for _, word in ipairs { "holiday", "solar_term" } do
          words[word] = function(...)
            if select("#", ...) ~= 1 then slip(word) end
            return setmetatable({ __is = word, name = name(word, (...)) }, Annual)
          end
        end
        local function shift(word, sign)
          return function(self, distance)
            if not is(distance, "span") or self.count then slip(word) end
            local new = copy(self, Annual, word)
            new.unit, new.count = distance.unit, sign * distance.count
            return new
          end
        end
        Annual.minus, Annual.plus = shift("minus", -1), shift("plus", 1)
        words.daily = setmetatable({ __is = "daily", period = "once" }, Daily)
        function Daily:each(period) return setmetatable({ __is = "daily", period = name("each", period) }, Daily) end

        -- Days are counted from 1970-01-01; eras of 400 years begin on 1 March.
        function words.civil(year, month, day)
          for part = 1, 3 do
            if math.type(select(part, year, month, day)) ~= "integer" then slip("civil") end
          end
          if month <= 2 then year, month = year - 1, month + 12 end
          local era = year // 400
          local rest = year - era * 400
          return era * 146097 + rest * 365 + rest // 4 - rest // 100 + (153 * (month - 3) + 2) // 5 + day - 719469
        end
        function words.year_of(day)
          if math.type(day) ~= "integer" then slip("year_of") end
          local shifted = day + 719468
          local era = shifted // 146097
          local rest = shifted - era * 146097
          local year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
          local month = (5 * (rest - (365 * year + year // 4 - year // 100)) + 2) // 153
          return era * 400 + year + (month < 10 and 0 or 1)
        end

        local function list(kind)
          return function(...)
            if select("#", ...) == 0 then slip(kind) end
            return { __is = kind, values = { ... } }
          end
        end
        words.one_of, words.except = list "one_of", list "except"
        function words.at_least(value) return { __is = "at_least", value = value } end
        function words.at_most(value) return { __is = "at_most", value = value } end
        function words.between(low, high) return { __is = "between", low = low, high = high } end
        function words.older_than(distance)
          if not is(distance, "span") then slip("older_than") end
          return { __is = "older_than", span = distance }
        end
        words.set, words.unset = { __is = "set" }, { __is = "unset" }
        words.never, words.nothing = { __is = "never" }, { __is = "nothing" }

        local function action(kind)
          return function(fields)
            if type(fields) ~= "table" then slip(kind) end
            local copy = { __is = kind }
            for key, value in pairs(fields) do copy[key] = value end
            return copy
          end
        end
        words.task, words.sms, words.email = action "task", action "sms", action "email"
        function words.either(list)
          if type(list) ~= "table" then slip("either") end
          return { __is = "either", list = list }
        end

        local function declare(kind)
          declared[kind] = {}
          words[kind] = function(title)
            name(kind, title)
            return function(body)
              if type(body) ~= "table" then slip(kind) end
              local all = declared[kind]
              all[#all + 1] = { name = title, body = body }
            end
          end
        end
        declare "rule"
        declare "test"
        """
}
