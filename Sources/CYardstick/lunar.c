// The Chinese lunar calendar the plain way: a table of years, searched by halves, whose months are walked through.

#include "internal.h"

static int32_t length_of_month(const cy_lunar_year *year, int32_t index) {
    return 29 + (int32_t)(year->long_months >> index & 1);
}

static size_t year_of(const cy_lunar_year *years, size_t count, int32_t day) {
    size_t low = 0, high = count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (years[middle].first_day <= day) low = middle;
        else high = middle;
    }
    return low;
}

static cy_lunar_date date_of(const cy_lunar_year *years, size_t count, int32_t day) {
    size_t place = year_of(years, count, day);
    const cy_lunar_year *year = &years[place];
    int32_t rest = day - year->first_day, index = 0;
    while (rest >= length_of_month(year, index)) rest -= length_of_month(year, index++);
    bool past_leap = year->leap_month != 0 && index >= year->leap_month;
    return (cy_lunar_date){
        .year = (int32_t)place,
        .month = past_leap ? index : index + 1,
        .leap = year->leap_month != 0 && index == year->leap_month,
        .day = rest + 1,
    };
}

static int32_t day_of(const cy_lunar_year *years, cy_lunar_date date) {
    const cy_lunar_year *year = &years[date.year];
    int32_t last = date.month - 1 + (date.leap || (year->leap_month != 0 && date.month > year->leap_month));
    int32_t day = year->first_day + date.day - 1;
    for (int32_t index = 0; index < last; index++) day += length_of_month(year, index);
    return day;
}

bool cy_lunar_day(const cy_lunar_year *years, size_t count, cy_lunar_date date, int32_t *day) {
    if (date.year < 0 || (size_t)date.year >= count || date.month < 1 || date.month > 12) return false;
    const cy_lunar_year *year = &years[date.year];
    bool past_leap = year->leap_month != 0 && date.month > year->leap_month;
    if (date.day < 1 || date.day > length_of_month(year, date.month - 1 + past_leap)) return false;
    *day = day_of(years, date);
    return true;
}

static int32_t birthday_in(const cy_lunar_year *years, cy_lunar_date born, int32_t place) {
    const cy_lunar_year *year = &years[place];
    bool past_leap = year->leap_month != 0 && born.month > year->leap_month;
    int32_t length = length_of_month(year, born.month - 1 + past_leap);
    return day_of(years, (cy_lunar_date){place, born.month, false, born.day < length ? born.day : length});
}

static int32_t next_birthday(const cy_lunar_year *years, size_t count, int32_t born, int32_t after) {
    cy_lunar_date date = date_of(years, count, born);
    int32_t place = (int32_t)year_of(years, count, after);
    int32_t same = birthday_in(years, date, place);
    return same >= after ? same : birthday_in(years, date, place + 1);
}

double cy_lunar_dates(const cy_lunar_year *years, size_t count, const int32_t *days, size_t asked, size_t times,
                      int64_t *sum) {
    double start = cy_cpu_clock();
    for (size_t time = 0; time < times; time++) {
        for (size_t place = 0; place < asked; place++) {
            cy_lunar_date date = date_of(years, count, days[place]);
            *sum += date.month * 100 + date.day + (date.leap ? 5000 : 0);
        }
    }
    return (cy_cpu_clock() - start) * 1e9 / (double)(asked * times);
}

double cy_lunar_days(const cy_lunar_year *years, const cy_lunar_date *dates, size_t asked, size_t times,
                     int64_t *sum) {
    double start = cy_cpu_clock();
    for (size_t time = 0; time < times; time++) {
        for (size_t place = 0; place < asked; place++) *sum += day_of(years, dates[place]);
    }
    return (cy_cpu_clock() - start) * 1e9 / (double)(asked * times);
}

double cy_lunar_birthdays(const cy_lunar_year *years, size_t count, const int32_t *born, const int32_t *after,
                          size_t asked, size_t times, int64_t *sum) {
    double start = cy_cpu_clock();
    for (size_t time = 0; time < times; time++) {
        for (size_t place = 0; place < asked; place++) {
            *sum += next_birthday(years, count, born[place], after[place]);
        }
    }
    return (cy_cpu_clock() - start) * 1e9 / (double)(asked * times);
}
