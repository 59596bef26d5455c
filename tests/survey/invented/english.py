"""A software maker and an online shop that ask in English."""

from __future__ import annotations

from tests.survey.invented.answers import (
    Asked,
    asked,
    empty,
    moment,
    number,
    one_of,
    rated,
    running,
    scale,
    several,
    ticked,
    written,
)

_SATISFIED = ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied")
_AGREED = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
_WHY = (
    "The onboarding was quick. ",
    "Reports take far too long to load. ",
    "Support answers within minutes. ",
    "We miss an integration with our CRM. ",
    "Pricing is hard to explain to my boss. ",
)

SAAS: tuple[Asked, ...] = (
    asked("#", "id", running("r{:05d}x", 4711, 13)),
    asked("Account ID", "id", running("ACC-{:05d}", 20, 3)),
    asked("How likely is it that you would recommend Acme to a friend or colleague?", "loyalty", scale(0, 10), "0-10"),
    asked("What is the primary reason for your score?", "comment", written(*_WHY)),
    asked("How satisfied are you with: Ease of setup", "driver", rated(*_SATISFIED), "1-5"),
    asked("How satisfied are you with: Reporting", "driver", rated(*_SATISFIED, other=("N/A", 0.1)), "1-5"),
    asked("How satisfied are you with: Customer support", "driver", rated(*_SATISFIED, other=("N/A", 0.1)), "1-5"),
    asked("How satisfied are you with: Reliability and uptime", "driver", rated(*_SATISFIED), "1-5"),
    asked("How satisfied are you with: Value for money", "driver", rated(*_SATISFIED), "1-5"),
    asked("Overall, how satisfied are you with Acme?", "overall_satisfaction", rated(*_SATISFIED), "1-5"),
    asked("Acme makes my team more productive.", "driver|segment", rated(*_AGREED), "1-5"),
    asked(
        "How easy was it to get your issue resolved? (1 = very difficult, 7 = very easy)", "driver", scale(1, 7), "1-7"
    ),
    asked(
        "Which features have you used in the last 30 days?",
        "experience",
        several(", ", "Dashboards", "Alerts", "API", "Exports", "Mobile app"),
    ),
    asked("Have you contacted support in the past 90 days?", "experience", one_of("Yes", "No")),
    asked("Did you attend one of our webinars?", "experience", one_of("Yes", "No", "Not sure", weights=(3, 6, 1))),
    asked(
        "How likely are you to renew your subscription?",
        "loyalty|segment",
        rated("Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"),
        "1-5",
    ),
    asked("Plan", "segment", one_of("Free", "Starter", "Business", "Enterprise")),
    asked("Company size", "segment", one_of("1-10", "11-50", "51-200", "201-1000", "1000+")),
    asked("What is your role?", "segment", one_of("Developer", "Manager", "Executive", "Analyst", "Other")),
    asked("MRR (USD)", "spend", number(20, 4000, 2)),
    asked("Logins last month", "frequency", number(0, 60)),
    asked("NPS category", "derived", one_of("Promoter", "Passive", "Detractor")),
    asked("Anything else you would like to tell us?", "comment", written(*_WHY, blank=0.8)),
    asked("Start Date (UTC)", "timestamp", moment("%Y-%m-%d %H:%M:%S")),
    asked("Submit Date (UTC)", "timestamp", moment("%Y-%m-%d %H:%M:%S")),
    asked("Network ID", "id|unused|personal", running("{:x}f3a9b1c2", 81237, 977)),
)

SHOP: tuple[Asked, ...] = (
    asked("order_id", "id", running("{}", 5500123, 11)),
    asked("customer_email", "personal", running("buyer{}@example.com")),
    asked("survey_date", "timestamp", moment("%m/%d/%Y")),
    asked("country", "segment", one_of("US", "UK", "Germany", "France", "Canada")),
    asked("device", "segment", one_of("mobile", "desktop", "tablet")),
    asked("is_new_customer", "segment|experience", one_of(True, False)),
    asked("nps_score", "loyalty", scale(0, 10), "0-10"),
    asked("nps_comment", "comment", written(*_WHY)),
    asked("rating_website", "driver", scale(1, 5, blank=0.1), "1-5"),
    asked("rating_product_quality", "driver", scale(1, 5, blank=0.1), "1-5"),
    asked("rating_delivery", "driver", scale(1, 5, blank=0.1), "1-5"),
    asked("rating_packaging", "driver", scale(1, 5, blank=0.1), "1-5"),
    asked("rating_returns", "driver", scale(1, 5, blank=0.6), "1-5"),
    asked("csat_overall", "overall_satisfaction", scale(1, 5), "1-5"),
    asked("delivery_speed_stars", "driver", rated("★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★"), "1-5"),
    asked("used_chat", "experience", one_of(0, 1)),
    asked("used_coupon", "experience", one_of(0, 1)),
    asked("returned_item", "experience", one_of(0, 1, weights=(8, 1))),
    asked("late_delivery", "experience", one_of("Y", "N", weights=(1, 6))),
    asked("How did you hear about us? - Search engine", "experience|segment", ticked("Search engine")),
    asked("How did you hear about us? - Social media", "experience|segment", ticked("Social media")),
    asked("How did you hear about us? - A friend", "experience|segment", ticked("A friend")),
    asked(
        "How did you hear about us? - Other (please specify)",
        "comment",
        written("A podcast", "My newspaper", "A flyer", blank=0.9),
    ),
    asked("order_value", "spend", number(9, 400, 2)),
    asked("orders_last_12_months", "frequency", number(1, 14)),
    asked("loyalty_tier", "segment", one_of("Bronze", "Silver", "Gold")),
    asked("repurchase_intent", "loyalty|segment", scale(1, 5), "1-5"),
    asked("internal_notes", "unused", empty),
)
