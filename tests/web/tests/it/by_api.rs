//! The act by the provider's API, practised: sent once, read back, and honest where nobody knows.

use anyhow::Result;
use web::{ActKind, Fault, Journey, LANGUAGES, StepId, visit};

async fn to_submit(b: &web::Browser, journey: &Journey) -> Result<()> {
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Submit).await?;
    b.sees(journey.t().api.request_heading).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_practice_plan_is_ended_and_read_back() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let journey = Journey::practice_api(language, ActKind::EndNow, Fault::None)?;
            let t = journey.t();
            to_submit(&b, &journey).await?;
            let case = b.case().await?;
            b.press(t.api.begin).await?;
            b.wait_stage("ended").await?;
            assert_eq!(b.happenings(&case).await?, ["act_begun", "replied"]);
            b.wait_step("aftercare").await?;
            journey.fill(&b, StepId::Aftercare).await
        })
        .await?;
    }
    Ok(())
}
