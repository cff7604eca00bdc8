"""Steps of the walk under which a finding without a chapter is counted."""

SETTLEMENT = "settlement"
PROBLEMS = "problems"
PLAN = "plan"
FORUM = "forum"
FOLLOWUP = "followup"
REVIEW = "review"
