"""The comments of the invented survey in English, in the order of those that they stand for (sample_words.py)."""

from __future__ import annotations

from typing import Final

EXPERIENCE_COMMENTS: Final = (
    (
        "The outfits on social media showed the length, so I could choose without worry.",
        "I bought exactly the look I saw in a post.",
        "It helped that there were outfits for shorter people.",
        "Besides photos, videos in motion would make choosing easier.",
    ),
    (
        "I gave up on some clothes because I could not find what they are made of.",
        "I wanted to know which shop has it in stock but could not find it anywhere.",
        "There are not enough measurements. Please add the shoulder width.",
        "It took a long time to find out how to wash it.",
        "The website does not say when an item will be back in stock.",
    ),
    (
        "I told them what I own and they came up with three ways to combine it.",
        "They even suggested accessories for what I bought. Very happy.",
        "They showed me combinations for both work and weekends.",
        "They suggested a colour I would never have picked, a nice discovery.",
        "They remembered what I bought before and found clothes to match.",
    ),
    (
        "When I came out of the fitting room nobody was there, so I just left.",
        "Nobody spoke to me after I tried it on, so I could not decide.",
        "I asked for another size and waited for more than ten minutes.",
        "While I was in the fitting room the assistant went off to another customer.",
        "I wish somebody had asked what I thought after trying it on.",
        "I stood in front of the mirror unsure and nobody noticed.",
        "I tried it on alone, put it back alone and went home.",
        "I know it was busy, but being left alone after trying on was disappointing.",
    ),
    (
        "I felt rushed because they were about to close.",
        "While I was still thinking I was told to decide quickly.",
        "I was rushed to the till and could not choose in peace.",
    ),
    (
        "The payment page showed an error and emptied my basket.",
        "I had to enter my card number three times.",
        "After the payment error I was not sure whether I had ordered.",
        "The payment got stuck and the sale was over.",
    ),
    (
        "Friends complimented me when I wore it.",
        "At work they asked where I got it, which made me happy.",
        "My daughter said it suits me, so I bought another colour.",
        "Somebody I had not seen for a long time said I look younger.",
        "A stranger complimented my clothes on a trip.",
    ),
    (
        "One phone call settled the return. That helped a lot.",
        "They answered my question at once, which was reassuring.",
        "A single call was enough to arrange the exchange.",
        "The chat replied quickly and solved it right away.",
    ),
    (
        "Every desk asked me to explain everything again.",
        "The shop sent me to the phone line, the phone line sent me to the shop.",
        "Three different people dealt with it and the answer took a week.",
    ),
    (
        "A few handwritten words were enclosed and warmed my heart.",
        "I opened the box and found a handwritten note, a lovely surprise.",
        "I still keep the handwritten card.",
    ),
    (
        "I ordered my usual size but the shoulders were too tight to wear.",
        "The same size M differs from one item to the next.",
        "The trousers were longer than I thought and had to be altered.",
        "The size chart does not quite match the clothes.",
    ),
)
CLASS_COMMENTS: Final = {
    1: (
        "I look forward to the new arrivals every season.",
        "The cut is beautiful and I still love it after many washes.",
        "Days when I wear these clothes are good days.",
        "Seeing the staff always makes me feel at home.",
        "The fabric is solid and lasts for years.",
        "I love how simple and yet different the design is.",
        "Please carry on for a long time. I am a fan.",
        "I told my family and now we all wear it.",
        "I like reading the features on the website.",
        "The careful wrapping was a pleasure.",
    ),
    0: (
        "The clothes are good, but I would like them a little cheaper.",
        "Neither good nor bad, I would say.",
        "I mostly buy when there is a sale.",
        "A few more colours would make choosing easier.",
        "I compare with other shops before I decide.",
        "Please lower the amount for free delivery.",
        "I would go more often if there were a shop near me.",
        "More benefits for members would be nice.",
        "I would like more washable fabrics.",
        "How to use the points is hard to understand.",
    ),
    -1: (
        "It pilled at once, for that price.",
        "The colour I received was not the colour in the photo.",
        "Lately I buy more at other shops.",
        "It shrank in the first wash.",
        "The design no longer suits my age.",
        "There are too many newsletters.",
        "The size I want is always sold out.",
        "The sign-up asks for so much that I nearly gave up.",
        "The seams came apart. What a letdown.",
        "I had expected more, which is disappointing.",
    ),
}
CLOSINGS: Final = {
    1: (
        "I will keep coming.",
        "See you again.",
        "Thank you as always.",
        "I look forward to the next collection.",
        "I have told my friends.",
    ),
    0: (
        "I hope it gets better.",
        "Please think about it.",
        "I may come again some day.",
        "All in all it is average.",
    ),
    -1: (
        "Please improve this.",
        "Next time I will go to another shop.",
        "Very disappointing.",
        "I wish you would give it more thought.",
    ),
}
NO_COMMENT: Final = ("Nothing in particular", "None", "No comment")
KNOWN_COMMENTS: Final = {
    "M-10482": "The suggestions were very useful, and my own clothes are easier to combine now.",
    "M-11874": "I am always made welcome and enjoy choosing clothes.",
    "M-30277": "Kept waiting in the fitting room the whole time.",
    "M-17765": "It was disappointing that nobody spoke to me.",
    "M-15520": "I am happy that they think about my outfit with me.",
    "M-12209": "It helps that they tell me when new items are in.",
    "M-22087": "The staff look too busy to ask.",
    "M-27719": "After I was shown to the fitting room nobody came. I could not ask for another size and left.",
    "M-10931": "I called from the fitting room, nobody noticed, and I gave up. I like the clothes, so it is a pity.",
    "M-12677": "My call was passed on three times. Please let one person deal with it.",
    "M-14102": "The till kept showing a payment error and we had to start over again and again.",
    "M-21548": "I could not find the length and only noticed the wrong size when it arrived.",
    "M-19920": "Other shops are easier to talk to.",
}
