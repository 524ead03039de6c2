// Days since 1970-01-01. The method is days-from-civil: eras of 400 years that begin on 1 March.

#include "internal.h"

int64_t cy_day(int64_t year, int64_t month, int64_t day) {
    int64_t shifted = month <= 2 ? year - 1 : year;
    int64_t era = shifted / 400, year_of_era = shifted - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static int64_t length_of_month(int64_t year, int64_t month) {
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2) return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int64_t cy_add_months(int64_t number, int64_t months) {
    int64_t shifted = number + 719468, era = shifted / 146097, day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2), day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    int64_t index = year * 12 + month - 1 + months;
    int64_t longest = length_of_month(index / 12, index % 12 + 1);
    return cy_day(index / 12, index % 12 + 1, day < longest ? day : longest);
}
