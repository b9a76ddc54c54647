import type { Conversation } from "./types.ts";

/** Hours that are over. The first one is Lerato’s with Thandeka. */
export const conversations: Conversation[] = [
  {
    key: "bank-interview",
    category: "software",
    mentor: "thandeka-mokoena",
    mentee: "lerato-dube",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Evening Lerato. I read your note. The bank on 2 December, and the final-year project. " +
          "Shall we start there?",
      },
      {
        by: "mentee",
        minute: 1,
        text: "Yes please. I never know how deep to go when they say “tell us about it”.",
      },
      {
        by: "mentor",
        minute: 2,
        text:
          "Then tell me now, in four sentences, as if I were the panel. What was broken, who " +
          "minded, what you built, what changed.",
      },
      {
        by: "mentee",
        minute: 6,
        text:
          "The clinic in our street kept a paper queue. People came at 05:00 for a 10:00 " +
          "appointment. I built a page where the sister marks who is next and you get an SMS. " +
          "They use it on Tuesdays.",
      },
      {
        by: "mentor",
        minute: 8,
        text:
          "“They use it on Tuesdays” is the best sentence you have written. Most people in that " +
          "chair will have a project that nobody uses on any day. Put it first.",
      },
      {
        by: "mentee",
        minute: 9,
        text: "First? Before what it is?",
      },
      {
        by: "mentor",
        minute: 10,
        text:
          "“On Tuesdays, forty people at our clinic wait at home instead of on the pavement.” " +
          "Now I want to know what it is, and I asked, so you may tell me. Is forty true? Only " +
          "say it if you counted.",
      },
      {
        by: "mentee",
        minute: 13,
        text: "I counted three Tuesdays. 38, 41 and 44.",
      },
      {
        by: "mentor",
        minute: 14,
        text:
          "Then say “about forty, I counted”. Next: two nurses open the page on two phones and " +
          "both press Next. Do they call the same patient?",
      },
      {
        by: "mentee",
        minute: 16,
        text:
          "At first yes, it happened in the second week. Now I do this:\n" +
          "```sql\n" +
          "update queue\n" +
          "set called_by = ?\n" +
          "where id = ?\n" +
          "  and called_by is null;\n" +
          "```\n" +
          "If it changes 0 rows, somebody else was first, and the page fetches the next one.",
      },
      {
        by: "mentor",
        minute: 19,
        text:
          "Exactly right. And you did a thing that people forget: the check and the write are " +
          "one statement. Say it in those words. What would be wrong with a select first, and " +
          "then the update?",
      },
      {
        by: "mentee",
        minute: 21,
        text: "Both can select before either updates. Then both think that they are the one.",
      },
      {
        by: "mentor",
        minute: 22,
        text:
          "Good. Here is a page to read before the day, so that you have the general name for " +
          "it: https://example.org/notes/conditional-updates. A panel likes it when you know " +
          "both the fix and its name.",
      },
      {
        by: "mentee",
        minute: 24,
        text: "Thank you. What do I say if they ask why only Tuesdays?",
      },
      {
        by: "mentor",
        minute: 25,
        text: "What is the reason?",
      },
      {
        by: "mentee",
        minute: 27,
        text:
          "The honest answer is that the other sister did not like it. She said that it made her " +
          "look at the phone and not at the people. Is that too honest?",
      },
      {
        by: "mentor",
        minute: 29,
        text: "It is the most interesting thing that you have told me. Did you do anything about it?",
      },
      {
        by: "mentee",
        minute: 32,
        text:
          "I sat with her for a morning. She calls people by name and asks about their children " +
          "on the way to the room. My page only had numbers. I added names and a big button that " +
          "she can press without looking. She has not tried it yet.",
      },
      {
        by: "mentor",
        minute: 34,
        text:
          "So: one user said no, you went and watched, you learnt why, you changed it, and you " +
          "do not know yet whether it worked. Say all five. Please do not make up a happy " +
          "ending; somebody on that panel has a project that stopped on Tuesdays too.",
      },
      {
        by: "mentee",
        minute: 36,
        text: "I thought that I had to hide that part.",
      },
      {
        by: "mentor",
        minute: 38,
        text:
          "In my first interview I hid a project that had failed, and they asked about the gap " +
          "where it used to be. Four sentences again, the new ones.",
      },
      {
        by: "mentee",
        minute: 44,
        text:
          "On Tuesdays about forty people at our clinic wait at home and not on the pavement. I " +
          "counted. I built a page that the sister presses and it sends an SMS, and I had to fix " +
          "it when two nurses called one patient. The other sister did not want it, so I watched " +
          "her work for a morning and changed the page, and I am waiting to hear.",
      },
      {
        by: "mentor",
        minute: 46,
        text:
          "I would hire the person who wrote that. Say it aloud three times before Monday, to a " +
          "wall, with your phone timing you. It should take thirty seconds. Now, what will you " +
          "ask them?",
      },
      {
        by: "mentee",
        minute: 49,
        text: "I wanted to ask about training.",
      },
      {
        by: "mentor",
        minute: 51,
        text:
          "Everybody does. Ask one thing that only somebody who does the work can answer. “When " +
          "did you last switch something off because people did not like it?” would come well " +
          "from you.",
      },
      {
        by: "mentee",
        minute: 53,
        text: "I like that. And if they ask something that I do not know?",
      },
      {
        by: "mentor",
        minute: 55,
        text:
          "“I have not met that. My first guess would be this, and I would check it like so.” " +
          "Then stop. The silence afterwards is theirs, you do not have to fill it.",
      },
      {
        by: "mentor",
        minute: 58,
        text:
          "Your list: open with Tuesdays; the double call, aloud, three times by Monday; two " +
          "questions for the panel by Tuesday. Tell me how it goes on the 2nd. You are more " +
          "ready than you think.",
      },
      {
        by: "mentee",
        minute: 59,
        text: "I will. Thank you, really.",
      },
    ],
  },
  {
    key: "bursary-letter",
    category: "engineering",
    mentor: "nomfundo-khumalo",
    mentee: "tshepo-ramaru",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Good evening, Tshepo. I have your letter open. It has the word “passion” in it five " +
          "times. What happened to you that has to do with water?",
      },
      {
        by: "mentee",
        minute: 2,
        text: "I put passion because the advert said it. I am not sure that anything happened.",
      },
      {
        by: "mentor",
        minute: 3,
        text:
          "You wrote that water is your best subject. Nobody is good at open channel flow by " +
          "accident. When did you first think about where water goes?",
      },
      {
        by: "mentee",
        minute: 7,
        text:
          "At home in Ga-Mphahlele my grandmother had me dig a furrow from the gutter to her " +
          "spinach. I dug it straight and it washed her bed away. The second one I dug with " +
          "bends.",
      },
      {
        by: "mentor",
        minute: 8,
        text: "How old?",
      },
      {
        by: "mentee",
        minute: 9,
        text: "Ten or eleven. She was very cross about the spinach.",
      },
      {
        by: "mentor",
        minute: 11,
        text:
          "There is your letter. A boy loses his grandmother’s spinach to a straight furrow, " +
          "digs one with bends, and at university finds out that it has an equation. Write that " +
          "opening to me now. Three sentences, no adjectives.",
      },
      {
        by: "mentee",
        minute: 18,
        text:
          "When I was ten I dug a furrow from our gutter to my grandmother’s spinach, and the " +
          "first rain took the spinach away. I dug it again with bends. In second year I learnt " +
          "that I had been reducing the slope.",
      },
      {
        by: "mentor",
        minute: 20,
        text:
          "I am smiling at my screen. Compare it with your old first line:\n" +
          "> I am a passionate and hard-working individual who has always dreamed of " +
          "engineering.\n" +
          "One of the two could have been written by four hundred people.",
      },
      {
        by: "mentee",
        minute: 22,
        text: "I see it. But is it serious enough? They want an engineer.",
      },
      {
        by: "mentor",
        minute: 24,
        text:
          "It shows that you observe, try, fail and try differently. That is the job. The second " +
          "paragraph can wear a tie: what you study, your water marks in figures, the practical " +
          "you liked, and what you want from vacation work with them.",
      },
      {
        by: "mentee",
        minute: 26,
        text: "Do I say that I failed Statics in first year? It is on the transcript.",
      },
      {
        by: "mentor",
        minute: 28,
        text:
          "They will see it, so give it one sentence and give the sentence an ending. What did " +
          "you do?",
      },
      {
        by: "mentee",
        minute: 30,
        text: "I repeated it and got 71. I started a group of four, and we still meet on Thursdays.",
      },
      {
        by: "mentor",
        minute: 32,
        text:
          "“I failed Statics, repeated it with 71, and still meet every Thursday with the study " +
          "group I started then.” That is better than if you had passed it. Do not apologise " +
          "before it or after it.",
      },
      {
        by: "mentee",
        minute: 37,
        text: "And how do I end? I had “I hope you will consider my application favourably”.",
      },
      {
        by: "mentor",
        minute: 39,
        text:
          "End with something that they can do. “I can start on 1 December and I am willing to " +
          "go to any site.” Are you?",
      },
      {
        by: "mentee",
        minute: 41,
        text: "Any site. I have a tent.",
      },
      {
        by: "mentor",
        minute: 42,
        text: "Put in the tent.",
      },
      {
        by: "mentee",
        minute: 51,
        text: "Here is the count: 212 words. I thought that I would need to fill 300.",
      },
      {
        by: "mentor",
        minute: 53,
        text:
          "Nobody was ever refused for stopping early. Let it lie overnight, read it aloud to " +
          "somebody who is not an engineer, and send it on Thursday. Your grandmother, if she " +
          "has forgiven you.",
      },
      {
        by: "mentee",
        minute: 55,
        text: "She has not, but she will listen. Thank you, Engineer.",
      },
    ],
  },
  {
    key: "cash-on-the-25th",
    category: "business",
    mentor: "yusuf-patel",
    mentee: "farhaan-moosa",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Salaam Farhaan. I went through the three statements. Before I say anything: which " +
          "customer would you say is your best?",
      },
      {
        by: "mentee",
        minute: 2,
        text: "Wa alaykum salaam. The furniture shop, for sure. Fifty deliveries a week.",
      },
      {
        by: "mentor",
        minute: 4,
        text: "And when do they pay you?",
      },
      {
        by: "mentee",
        minute: 5,
        text: "End of the next month. Sometimes it runs over a bit.",
      },
      {
        by: "mentor",
        minute: 7,
        text:
          "I have them paying the August work on 9 October. So you paid for petrol in August, " +
          "and slept badly in September, and the money came in spring. You are lending a " +
          "furniture shop about R 31 000 at no interest.",
      },
      {
        by: "mentee",
        minute: 9,
        text: "When you put it like that I feel sick.",
      },
      {
        by: "mentor",
        minute: 10,
        text:
          "Do not. I did the same for a school uniform shop for two years. It is fixable. Let us " +
          "put five weeks in a row, only cash, only dates:\n" +
          "```\n" +
          "week of      in      out    left\n" +
          " 2 Nov    6 400    9 100   1 300\n" +
          " 9 Nov   31 000   11 800  20 500\n" +
          "16 Nov    7 200   10 400  17 300\n" +
          "23 Nov    5 900   24 600  -1 400\n" +
          "30 Nov    6 100    8 700  -4 000\n" +
          "```",
      },
      {
        by: "mentee",
        minute: 13,
        text: "The 23rd is the wages and both bakkies.",
      },
      {
        by: "mentor",
        minute: 14,
        text:
          "Yes. So you are not broke all month. You are broke on one day, and you can see it " +
          "from three weeks away. What could move?",
      },
      {
        by: "mentee",
        minute: 17,
        text:
          "The repayment on the second bakkie is a debit order on the 25th. Maybe they would " +
          "make it the 12th, after the furniture money?",
      },
      {
        by: "mentor",
        minute: 18,
        text:
          "Ask tomorrow. They move dates every day; it is one telephone call. The next one is " +
          "then on 12 December, and R 6 200 stays with you in the bad week: 4 800 left, where it " +
          "said less than nothing. What else?",
      },
      {
        by: "mentee",
        minute: 21,
        text: "I could ask the furniture shop for 14 days. But they could drop us.",
      },
      {
        by: "mentor",
        minute: 23,
        text: "They could. What do you know about the other couriers they tried?",
      },
      {
        by: "mentee",
        minute: 25,
        text: "Two before us. One broke a mirror and the other one stopped answering his phone.",
      },
      {
        by: "mentor",
        minute: 27,
        text:
          "Then you have something they want: you arrive. Do not ask for a favour, offer a " +
          "choice. “From 1 December our price is R 145 on 30 days, as now, or R 130 on 7 days.” " +
          "Both are good for you. Check that R 130 still pays: what does one delivery cost you?",
      },
      {
        by: "mentee",
        minute: 33,
        text: "Petrol 38, wages about 44, the bakkies about 27 if I divide by all trips. So 109.",
      },
      {
        by: "mentor",
        minute: 35,
        text:
          "So R 130 leaves 21 and R 145 leaves 36, and 21 next Friday is worth more to you than " +
          "36 in two months. You now know more about your business than on Monday.",
      },
      {
        by: "mentee",
        minute: 37,
        text:
          "There is also a pharmacy, with small parcels, who pay the same day. I thought they " +
          "were a nuisance.",
      },
      {
        by: "mentor",
        minute: 39,
        text: "They are your best customer. Are there more pharmacies?",
      },
      {
        by: "mentee",
        minute: 41,
        text: "On that road, six.",
      },
      {
        by: "mentor",
        minute: 42,
        text:
          "Then you know what to do on Saturday. And VAT, which you asked about: registration is " +
          "compulsory over a turnover limit that you are well under, so not now. Look up the " +
          "present limit when your twelve months come near it, and put the date in your calendar.",
      },
      {
        by: "mentee",
        minute: 46,
        text: "So: call about the debit order, offer the two prices, visit six pharmacies.",
      },
      {
        by: "mentor",
        minute: 48,
        text:
          "And keep this sheet, every Sunday, ten minutes. The sheet is the business. The " +
          "bakkies are only the noise it makes.",
      },
      {
        by: "mentee",
        minute: 50,
        text: "My cousin is going to frame that. Shukran, really.",
      },
    ],
  },
  {
    key: "fifty-three-after-lunch",
    category: "teaching",
    mentor: "gloria-maluleke",
    mentee: "thabiso-nkoane",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Good afternoon, Mr Nkoane. I have my tea. You wrote that you shout and hate it. Tell " +
          "me about yesterday, only the first five minutes.",
      },
      {
        by: "mentee",
        minute: 3,
        text:
          "The bell goes, and they come in for about six minutes. I say good afternoon, I say it " +
          "again, I shout it. Then I take the register. Then it is quiet until I turn to the " +
          "board.",
      },
      {
        by: "mentor",
        minute: 5,
        text: "What are they doing, while you take the register?",
      },
      {
        by: "mentee",
        minute: 6,
        text: "Waiting. Well. Not waiting.",
      },
      {
        by: "mentor",
        minute: 8,
        text:
          "Fifty-three children with nothing to do will find something. It will not be algebra. " +
          "What could be on the board before the bell?",
      },
      {
        by: "mentee",
        minute: 10,
        text: "A sum?",
      },
      {
        by: "mentor",
        minute: 12,
        text:
          "Three sums. One that everybody can do, one that most can do, one that is a puzzle. " +
          "They come in, they sit, they begin. You stand at the door and say each name. It takes " +
          "you four minutes and there is your register, too.",
      },
      {
        by: "mentee",
        minute: 14,
        text: "At the door? Not in front?",
      },
      {
        by: "mentor",
        minute: 15,
        text:
          "At the door. A child who has been greeted by name finds it harder to throw things. I " +
          "have no study for that, only twenty-nine years.",
      },
      {
        by: "mentee",
        minute: 18,
        text: "And those who do not do the sums?",
      },
      {
        by: "mentor",
        minute: 20,
        text:
          "On Monday, half will not. You say nothing. You walk, and you put a small tick on the " +
          "work of those who have begun. No speech. By Thursday it is three in four, because of " +
          "the ticks. They are thirteen. They will pretend not to want a tick.",
      },
      {
        by: "mentee",
        minute: 23,
        text: "I was told never to turn my back on them, but I have to write on the board.",
      },
      {
        by: "mentor",
        minute: 25,
        text:
          "Do you? Have one of them write while you stand at the back. A different one each day, " +
          "chosen by a list, so it is not a prize or a punishment. You will see your class from " +
          "behind for the first time. It is very informative.",
      },
      {
        by: "mentee",
        minute: 28,
        text:
          "There is one boy, Tumelo. He starts it, every time. If he is absent, it is another " +
          "lesson.",
      },
      {
        by: "mentor",
        minute: 30,
        text: "What is he good at?",
      },
      {
        by: "mentee",
        minute: 33,
        text: "I do not know. Soccer, I think. Honestly I only know what he does wrong.",
      },
      {
        by: "mentor",
        minute: 35,
        text:
          "Then that is your homework and not his. Find out one thing by Wednesday, not by " +
          "asking him about behaviour. Ask who he plays for. Do not use it for anything. Only " +
          "know it.",
      },
      {
        by: "mentee",
        minute: 39,
        text: "I can do that. Can I begin again with rules now, in the third term? It feels late.",
      },
      {
        by: "mentor",
        minute: 41,
        text:
          "No new rules, please. They have heard rules. Begin again with what you do. Children " +
          "believe their eyes. If you must say a thing, say this on Monday: “I have been " +
          "shouting, I do not like it, and I am going to stop.”",
      },
      {
        by: "mentee",
        minute: 43,
        text: "Say that to grade eights? They will laugh.",
      },
      {
        by: "mentor",
        minute: 45,
        text:
          "Some. And then they will watch you to see whether it is true, and while they are " +
          "watching they are quiet.",
      },
      {
        by: "mentee",
        minute: 48,
        text:
          "So: three sums before the bell, names at the door, ticks, a pupil at the board, and " +
          "Tumelo’s soccer.",
      },
      {
        by: "mentor",
        minute: 50,
        text:
          "Only two of those on Monday. Sums and the door. The others in the week after. You are " +
          "a new teacher, not a new government.",
      },
      {
        by: "mentee",
        minute: 52,
        text: "Thank you, Mma. I feel as if I could go back in there.",
      },
      {
        by: "mentor",
        minute: 53,
        text:
          "You were always going to go back in there. That is why I had time for you. Write to " +
          "me on Friday and tell me which sum was too hard.",
      },
    ],
  },
  {
    key: "one-page-cv",
    category: "business",
    mentor: "candice-petersen",
    mentee: "chante-williams",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Hi Chanté! Two pages, one advert, got both. First question: what do you want a " +
          "stranger to know about you after eight seconds?",
      },
      {
        by: "mentee",
        minute: 2,
        text: "That I run all the social media for nine shops by myself?",
      },
      {
        by: "mentor",
        minute: 3,
        text: "Great. Where on the page is that?",
      },
      {
        by: "mentee",
        minute: 4,
        text: "… page two. Under “Duties”.",
      },
      {
        by: "mentor",
        minute: 5,
        text: "And on page one?",
      },
      {
        by: "mentee",
        minute: 6,
        text: "My ID number, my matric subjects and “I am a dynamic people’s person”.",
      },
      {
        by: "mentor",
        minute: 8,
        text:
          "We are going to be ruthless and then have coffee. The ID number goes, for your " +
          "safety: nobody needs it before they hire you. Matric becomes one line. Now give me " +
          "one thing you did at work that has a number in it.",
      },
      {
        by: "mentee",
        minute: 12,
        text:
          "I answer customers on three channels. When I began it took two days to answer " +
          "somebody. Now it is about three hours, except Sundays.",
      },
      {
        by: "mentor",
        minute: 14,
        text:
          "Beautiful. “Cut the time to answer a customer from two days to three hours, alone, " +
          "across nine shops.” That beats every adjective on the page. Another one?",
      },
      {
        by: "mentee",
        minute: 17,
        text:
          "We had sofas that did not sell, in a green. I made a video of my gran choosing one. " +
          "They sold out in a week. I do not know if it was the video.",
      },
      {
        by: "mentor",
        minute: 19,
        text:
          "Then write what you know. “Filmed a 40-second video of a slow line; the line sold out " +
          "that week (23 sofas).” You claim nothing, and the reader makes the connection. Is 23 " +
          "right?",
      },
      {
        by: "mentee",
        minute: 21,
        text: "19. I just checked.",
      },
      {
        by: "mentor",
        minute: 22,
        text:
          "19, then. Never round up; I telephone people. Now the advert: “content, reporting, " +
          "suppliers”. Which of those three is missing from your CV?",
      },
      {
        by: "mentee",
        minute: 25,
        text: "Reporting. I send the owner a summary on Mondays, but it is only a WhatsApp.",
      },
      {
        by: "mentor",
        minute: 27,
        text:
          "“Report weekly results to the owner.” He reads it on a phone, standing in a " +
          "warehouse. That makes it good reporting. Put the three words of the advert in the " +
          "order of the advert, each with one line that is true.",
      },
      {
        by: "mentee",
        minute: 36,
        text:
          "Like this?\n" +
          "```\n" +
          "Content     Plan and make all posts for nine shops; one video\n" +
          "            of a slow line, sold out that week (19 sofas)\n" +
          "Reporting   Weekly results to the owner, on one phone screen\n" +
          "Suppliers   Brief and pay two photographers and a printer\n" +
          "```",
      },
      {
        by: "mentor",
        minute: 39,
        text:
          "I would have phoned you by the second line. Name and number on top, this, then the " +
          "dates of your job, then your diploma, then one line on matric. There is a plain " +
          "layout here that copies well into the forms: https://example.org/cv/one-page.",
      },
      {
        by: "mentee",
        minute: 42,
        text: "They want “expected salary” on the form. I earn R 9 500. Do I put that?",
      },
      {
        by: "mentor",
        minute: 44,
        text:
          "They asked what you expect, not what you earn. Look at four similar adverts tonight, " +
          "take the middle, and write a range that begins there. What do you think the middle is?",
      },
      {
        by: "mentee",
        minute: 47,
        text: "I saw 13 to 16.",
      },
      {
        by: "mentor",
        minute: 48,
        text:
          "Then “R 14 000 to R 16 000”, and when they ask on the phone, you say it and stop " +
          "talking. Count to five. It is the hardest skill in this whole hour.",
      },
      {
        by: "mentee",
        minute: 50,
        text: "I am going to practise on my gran.",
      },
      {
        by: "mentor",
        minute: 51,
        text:
          "She sounds like a tough negotiator. Send it on Wednesday morning, not on a Friday. " +
          "And tell me what happens, either way.",
      },
    ],
  },
  {
    key: "shop-counts",
    category: "software",
    mentor: "ayesha-jacobs",
    mentee: "keshni-reddy",
    turns: [
      {
        by: "mentor",
        minute: 0,
        text:
          "Hello Keshni. Your note says the test is on Friday and that “the latest row per " +
          "customer” is where it goes wrong. Did you bring one that went wrong?",
      },
      {
        by: "mentee",
        minute: 2,
        text:
          "Yes. It asked for each shop’s most recent stock count. I grouped by shop and took " +
          "max(counted_at), and then the quantity next to it was from some other day.",
      },
      {
        by: "mentor",
        minute: 4,
        text:
          "Good, that is the classic. max() gave you the right date and the wrong row. How would " +
          "you check, by eye, that it is wrong?",
      },
      {
        by: "mentee",
        minute: 6,
        text: "Pick one shop, order its counts by date, and look at the top one?",
      },
      {
        by: "mentor",
        minute: 7,
        text:
          "Exactly that. Write it down as your first step on Friday: one shop, by eye, before " +
          "any clever query. It costs a minute and it tells the person marking that you test " +
          "your own work.",
      },
      {
        by: "mentee",
        minute: 9,
        text:
          "And then the clever query. I would number the rows per shop, newest first, and keep " +
          "number one.",
      },
      {
        by: "mentor",
        minute: 11,
        text: "Type it here, without running it.",
      },
      {
        by: "mentee",
        minute: 16,
        text:
          "```\nselect shop_id, counted_at, quantity\nfrom (\n  select *, row_number() over (\n    " +
          "partition by shop_id order by counted_at desc\n  ) as n\n  from stock_counts\n) as " +
          "numbered\nwhere n = 1;\n```",
      },
      {
        by: "mentor",
        minute: 18,
        text:
          "That is right. Now the question they ask next: two counts of one shop on the same " +
          "minute. What comes out?",
      },
      {
        by: "mentee",
        minute: 21,
        text:
          "One of them, and I cannot say which. Unless I order by something else as well, like " +
          "the id.",
      },
      {
        by: "mentor",
        minute: 23,
        text:
          "Say precisely that, aloud, in the interview part. “I cannot say which” is what people " +
          "with experience say. Most candidates promise me that it cannot happen.",
      },
      {
        by: "mentee",
        minute: 25,
        text: "I have one more: when do I use a window function and when a group by?",
      },
      {
        by: "mentor",
        minute: 28,
        text:
          "Do you want fewer rows than you had? Group. Do you want the same rows with something " +
          "written beside them? Window. Then filter. That sentence has carried me for six years.",
      },
      {
        by: "mentee",
        minute: 30,
        text: "I am going to put that on the wall. Thank you, I was really dreading this one.",
      },
      {
        by: "mentor",
        minute: 32,
        text:
          "Do the three practice tests by Thursday with a timer of 20 minutes each, and sleep. " +
          "You explain better than you think you do.",
      },
    ],
  },
];

/** An hour that is still going on, 18 minutes in. */
export const liveConversation: Conversation = {
  key: "latest-row",
  category: "software",
  mentor: "thandeka-mokoena",
  mentee: "lerato-dube",
  turns: [
    {
      by: "mentor",
      minute: 0,
      text: "Hello again, Lerato. How did you sleep after Thursday?",
    },
    {
      by: "mentee",
      minute: 1,
      text:
        "Better! Today I want to do the one from the practice test, the last visit of each " +
        "patient. I get every visit, or only one visit in the whole table.",
    },
    {
      by: "mentor",
      minute: 3,
      text: "A very common place to be stuck. Paste what you have, wrong is fine.",
    },
    {
      by: "mentee",
      minute: 7,
      text:
        "```sql\n" +
        "select patient_id, max(visited_at), note\n" +
        "from visits\n" +
        "group by patient_id;\n" +
        "```\n" +
        "PostgreSQL says that note must appear in the group by clause.",
    },
    {
      by: "mentor",
      minute: 9,
      text:
        "It is asking you a fair question: there are many notes for each patient, so which one " +
        "do you mean? You know which. How would you say it in words, before any SQL?",
    },
    {
      by: "mentee",
      minute: 12,
      text: "The note of the row that has the latest date, for that patient.",
    },
    {
      by: "mentor",
      minute: 14,
      text:
        "“Of the row”. So you do not want a group, you want to number the rows of each patient, " +
        "newest first, and keep number 1. What could number them for you?",
    },
    {
      by: "mentee",
      minute: 18,
      text: "row_number()? With partition by patient_id. Let me try to write it, don’t tell me yet.",
    },
  ],
};
