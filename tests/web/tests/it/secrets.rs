//! The secret part of an activation code is nowhere to be found: not on the page, in its address, or stored.

use anyhow::Result;
use serde_json::json;
use web::{Browser, Journey, Key, Language, StepId, fill, visit};

const SECRET: &str = "K2-9QX4T7";
const DIGITS: &str = "70553319";

/// The page has dropped the secret part and says so.
async fn dropped(b: &Browser, journey: &Journey, typed: &str, secret: &str) -> Result<()> {
    let t = &journey.t().line;
    b.sees(fill(t.code_dropped, &[("host", "smdp.example.com")])).await?;
    b.sees(t.code_more).await?;
    let all = b.everywhere().await?.to_uppercase();
    for part in [secret.to_owned(), secret.replace('-', ""), fullwidth(secret)] {
        assert!(!all.contains(&part), "“{part}” of “{typed}” is still there:\n{all}");
    }
    Ok(())
}

fn fullwidth(text: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_graphic());
    text.chars().map(|c| wide(c).unwrap_or(c)).collect()
}

async fn at_the_line(b: &Browser, journey: &Journey) -> Result<()> {
    journey.begin(b).await?;
    journey.walk_to(b, StepId::Line).await
}

#[tokio::test]
async fn a_pasted_code_is_dropped_at_once_in_all_its_forms() -> Result<()> {
    visit(Language::ZhCn, |b, _| async move {
        let journey = Journey::tello(Language::ZhCn)?;
        at_the_line(&b, &journey).await?;
        let field = b.field(journey.t().line.identifier).await?;
        let code = format!("LPA:1$smdp.example.com${SECRET}");
        for typed in [
            code.clone(),
            code.to_lowercase(),
            fullwidth(&code),
            format!("1$smdp.example.com${SECRET}"),
            format!("https://esimsetup.apple.com/esim_qrcode_provisioning?carddata={code}"),
            format!("您的激活码是 {code} 请尽快安装"),
            format!("LPA:1$smdp.example.com${DIGITS}$$1"),
        ] {
            let paste = "const [field, text] = arguments; field.focus(); field.select(); \
                document.execCommand('insertText', false, text)";
            b.driver.execute(paste, vec![field.to_json()?, json!(typed)]).await?;
            let secret = if typed.contains(DIGITS) { DIGITS } else { SECRET };
            dropped(&b, &journey, &typed, secret).await?;
            assert_eq!(b.value(journey.t().line.identifier).await?, "");
        }
        // The code alone does not name the line.
        journey.go_on(&b, StepId::Line).await?;
        b.sees(journey.t().problems.only_code).await
    })
    .await
}

#[tokio::test]
async fn a_code_typed_key_by_key_is_never_stored_and_dropped_when_the_field_is_left() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::tello(Language::En)?;
        at_the_line(&b, &journey).await?;
        for secret in [SECRET, DIGITS] {
            let typed = format!("LPA:1$smdp.example.com${secret}");
            let field = b.field(journey.t().line.identifier).await?;
            for key in typed.chars() {
                field.send_keys(key.to_string()).await?;
                let stored = format!("{:?}", b.storage().await?);
                assert!(!stored.contains("smdp.example.com$"), "{stored}");
                let end: String = secret.chars().skip(secret.chars().count() - 3).collect();
                assert!(!stored.contains(&end), "{stored}");
            }
            b.key(Key::Tab).await?;
            dropped(&b, &journey, &typed, secret).await?;
            b.reload().await?;
            dropped(&b, &journey, &typed, secret).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn enter_in_the_field_drops_it_too() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let journey = Journey::tello(Language::En)?;
        at_the_line(&b, &journey).await?;
        let typed = format!("lpa:1$smdp.example.com${SECRET}");
        b.type_into(journey.t().line.identifier, &typed).await?;
        b.key(Key::Enter).await?;
        b.sees(journey.t().problems.only_code).await?;
        dropped(&b, &journey, &typed, SECRET).await
    })
    .await
}
