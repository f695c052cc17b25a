//! The keys of every sentence of the interface.
//!
//! Invariant: a language is a value of [`Catalogue`], so a sentence that is missing, or one too many, does not
//! compile. Placeholders stand in braces (`{date}`) and are the same in both languages.

catalogue! {
    /// The frame around every page.
    frame: Frame {
        app_name, skip, other_language, all_cases, about, privacy, saved, not_saved,
        try_again, practice, practice_short, back, go_on, overview, progress, phase_done, problems,
        error_prefix, new_tab, copy, copied, copy_failed, unchecked, checked_on, stale, sources, sources_of, third_party,
        update_ready, update_now, optional, meaning, starting, print,
    }
    /// The list of cases and the pages beside it.
    home: Home {
        heading, lead, start, start_another, practise, delete_last, free_letters, no_account, today,
        over, unnamed, open, look, due, overdue, ending, remove, remove_heading, remove_text, remove_sent, remove_yes,
        remove_no, removed, gone_heading, gone_text, unknown_heading, unknown_text, damaged_heading, damaged_text, unread_heading, unread_text, newer_heading,
        newer_text, language_heading, language_text, home_link,
    }
    /// What is to be done today.
    today: TodayText {
        overdue, due, next, waiting, practice, nothing, leaf, before, after, finished, finished_text, none_sent, which, which_heading,
        which_lead, wait_answer, wait_end, wait_statement, wait_other, note_answer, settle, say_whether_sent, ask_again,
        look_ended, refused, reason, move_instead, cheaper_plan, line, gone, details, reseller, secure, keep_number,
        port_out, backup, balance, sign_in, find, connect, verify, review, irreversible, submit, confirm, aftercare,
    }
    /// What makes it easier: taking back a removal, how the page looks, pasting, having it at hand.
    comfort: ComfortText {
        undo, put_back, put_back_changed, put_back_failed, look, look_automatic, look_light, look_dark, paste,
        pasted, paste_empty, paste_refused, install, install_not_now, install_later, keys, keys_how,
    }
    /// What this page does.
    about: About {
        heading, how_does, how_not, back_up_text, data_heading, data_text, data_all, data_schema,
    }
    /// The copy on this device.
    offline: OfflineText {
        update_waits, data_of, renew, renewing, renewed, newest, renew_later, renew_failed, install_heading, install_text,
        install, install_by_hand,
    }
    /// What other apps share.
    received: ReceivedText {
        heading, nothing, nothing_do, mail, picture, number, text, unknown, file, more, to_answer, to_line, no_plan, new_plan,
        memory, choose, choose_hint, paste, paste_refused,
    }
    /// The explainer.
    explain: ExplainText {
        link, heading, lead, what_heading, what_text, sold_carrier, sold_mvno, sold_travel, sold_reseller, four_heading,
        renewal, renewal_does, line, line_does, number, number_does, account, account_does, profile, profile_does,
        by_itself, traps_heading, trap_letters, trap_numbers, trap_helpers,
    }
    /// What stands beside pictures.
    drawn: DrawnText {
        prepare, find, act, prove, code_summary, code_kind, code_server, code_secret,
    }
    /// What the law says.
    law: LawText {
        link, heading, not_advice, as_of, number, ending, money, data, complaint, unavailable,
    }
    /// What is stored.
    privacy: Privacy {
        heading, lead, secrets, kept_heading, kept_none, kept_sum, kept_row, plans, plans_for, batches, batches_for, drafts,
        drafts_for, practice, practice_for, settings, settings_for, aside, aside_for, aside_row, aside_save, aside_remove,
        aside_saved, other, other_for, switch_on, switch_off, switch_on_button, switch_off_button, switch_failed, safety_heading,
        blocked, refused, full, chosen, still_not, take_along, in_tab, promise_given, promise_missing, promise_instead, promise_ask,
        promise_refused, promise_thanks, erase_heading, erase_text, erase_under_way, erase, erase_sure, erased, erased_not_all,
    }
    /// The task list of one case.
    overview: Overview {
        heading, stage, next, nothing_next, done, open, locked, waiting, give_up_heading, give_up_text,
        give_up, take_up, not_needed, locked_heading, locked_text, number_locked, go_there, moved, abandoned,
    }
    /// Signing in at an API and choosing line and act there.
    api: ApiText {
        heading, why, by_hand, platform, platform_hint, keys_heading, keys_stay, keys_held, send_heading, host_hint, whole_account, connect, again, stop,
        forget, account, wallet, empty_list, lines, lines_hint, more_lines, yours, looked_heading, state, ends_on,
        left, unlimited, data_left, data_of, voice_left, messages_left, acts, acts_hint, not_now_acts, would_work,
        would_not, request_heading, request_text, provider_said, trouble, busy_sign_in, busy_reading, busy_checking, busy_sending,
        busy_waiting, practice_key, fault, fault_hint, begin, begin_text, undo, undo_text, ask_again, way_hint, way_label,
    }
    /// What opens an API.
    credential: CredentialText {
        api_key, api_secret, client_id, client_secret, account_sid, auth_token, access_code, secret_key, merchant_id,
        project, session_link, account_name, username, password, token, host,
    }
    /// What the acts of an API really do, and what goes with them.
    act_kind: ActKindText {
        at_period_end, end_now, refund_unused, revoke_no_refund, switch_off, request_review, at_period_end_means,
        end_now_means, refund_unused_means, revoke_no_refund_means, switch_off_means, request_review_means,
        whole_order, all_bundles, early_termination_fee, is_final, still_costs, never_installed,
    }
    /// How a line stands, in our words.
    line_state: LineStateText {
        new, active, suspended, depleted, expired, end_scheduled, ending, ended, refunded, unknown,
    }
    /// What can go wrong with an API, and what to do.
    api_error: ApiErrorText {
        offline, host_silent, cors_likely, timeout, unauthenticated, clock_skew, forbidden, ip_blocked, not_found,
        not_eligible, already_cancelled, conflict, invalid, rate_limited, provider_busy, unreadable, unknown_state, not_offered,
    }
    /// What can be made to go wrong in a practice run.
    fault: FaultText {
        none, wrong_key, not_found, not_eligible, already_cancelled, rate_limited, busy_on_read, lost_but_done,
        lost_not_done, no_cors, host_down, not_json, unknown_state, empty_list, two_pages, unlimited, expired_token,
        clock_skew, slow, very_slow, rejected,
    }
    /// Many lines, one after another.
    batch: BatchText {
        heading, lead, is_key, is_one, is_pause, is_unknown, number_first, start, practise, home_link, title,
        card_open, card_begun, card_look, back_home, keys_heading, keys_why, practice_fault, lines_read, to_lines,
        lines_heading, lines_why, taken, to_review, list_heading, list, list_hint, file, file_hint, file_read,
        file_failed, take_list, pick_heading, pick_legend, pick_before, pick_after, pick_all, pick_none,
        take_picked, missing_lines, bad_heading, bad_row, and_more, why_no_identifier, why_iccid_length,
        why_unreadable, why_rounded, why_chip, why_activation_code, why_quote_open, why_twice, why_too_many,
        why_not_in_account, why_ambiguous, review_heading, review_why, no_plan, other_plans, keep, keep_none,
        keep_none_hint, keep_some, keep_some_hint, back_to_lines, one_at_a_time, irreversible, confirm,
        confirm_hint, count_differs, begin, run_heading, run_resting, run_done, progress, now, between, stopping, pause, stop,
        stay, halted_heading, halted, resting, resting_keys, all_settled, go_on, state_to_do, state_ended,
        state_ends_on, state_running, state_in_review, state_refused, state_not_possible, state_unknown,
        state_has_case, state_left_out, unknown_heading, unknown_text, refused_heading, refused_text,
        not_possible_heading, not_possible_text, has_case_heading, has_case_text, in_review_heading,
        in_review_text, running_heading, running_text, row, result_heading, result, report, report_heading,
        report_text, report_row, back_to_run, remove_heading, remove_text,
    }
    /// Files that the page makes for the person.
    paper: PaperText {
        working, not_a_picture, no_maker, save, share, share_failed, stamp_heading, stamp_text, stamp_label, stamp_hint, stamped, stamp_seen,
    }
    /// Taking along and bringing in.
    bring: BringText {
        heading, heading_one, lead, memory, make_heading, holds, only, all_link, password, password_hint, show, make, made, made_locked, copy,
        no_cipher, bring_heading, bring_text, label, hint, paste, paste_label, paste_hint, read, open_label, open_hint, open, reading,
        too_large, not_ours, cut_off, newer, too_deep, too_much, twice, foreign, wrong, not_opened, cipher, preview_heading,
        preview_day, count_new, count_changed, count_same, count_refused, beside, drafts_kept, nothing, take, leave, row, more, is_new,
        is_changed, is_same, is_refused, answers_taken, answers_kept, history_longer, outcome_unknown, same_line, here_unreadable,
        differs, without_plan, done, failed_full, failed_unavailable, failed_changed, not_restored, again, home_link, home_empty,
        overview_link, happened_joined, may_joined,
    }
    /// The evidence of a case in one file.
    evidence: EvidenceText {
        link, heading, lead, early, items, item_identifier, item_identifier_hint, item_contacts, item_notes,
        item_texts, item_mails, item_record, item_picture, pictures, pictures_hint, see, make, made, fingerprint_kept, private, report_title,
        plan_heading, stands, happened_heading, texts_heading, mails_heading, record_heading, pictures_heading, check_heading, check_text,
        check_elsewhere, check_proves, verify_link, verify_heading, verify_lead, verify_label, verify_hint, not_one, whole,
        changed, part_changed, part_missing, part_added, part_report, frame_changed, made_here, made_not_here,
        fingerprint, parts,
    }
    /// When nobody knows what became of the act.
    unknown: UnknownText {
        heading, lead, may_heading, may_nothing, may_done, may_late, may_unreadable, never_again, ask_heading, ask_text, ask,
        unchanged, account_heading, account_text, support_text, settle_heading, settle_text, did, did_not, doubt,
    }
    /// The fields of a record.
    record_field: RecordFieldText {
        id, name, kind, aliases, networks, parent, grade, status, is, into, text, elsewhere, url, links,
        website, sign_in, password_reset, cancel, support, chat, data_deletion, contact, phone_us,
        phone_abroad, email, hours, mail_domains, routes, act, channel, steps, effect, proofs, warnings,
        port_first, no_online_way, self_service_only, owner_only, auto_pay_goes_on, profile_needed, notes,
        before_ending, auto_renew, balance, refund, service_end, reactivation, confirmation, delete_profile,
        account_deletion, second_factor, identity, other, rules, notice_hours, grace_days, cycle_days,
        answer_days, window_days, form, only_if, port_out, account_number, pin, pin_valid_days, lock,
        network, note, conflicts, unchecked, sources, checked_on, third_party, covers,
    }
    /// Short help at the fields of a record.
    record_hint: RecordHintText {
        id, lines, parent, url, phone, act, step, effect, number, text, unchecked, covers, into, optional,
    }
    /// What can be wrong with a record.
    flaw: FlawText {
        missing, missing_choice, missing_ticks, missing_items, not_a_field, not_a, number, empty,
        not_one_of, out_of_range, twice, not_the_schema, id_form, not_the_file, not_https, link_form,
        phone_form, phone_abroad_form, mail_form, domain_form, not_a_day, no_chinese, quote_open,
        label_lost, no_source, path, contact_unchecked, sourced, grade, activation_code, card_number,
        private_phone,
    }
    /// How much a way asks of a person.
    effort: EffortText {
        five, fifteen, thirty, hours, none, alone, somebody, answer, document, both, one,
    }
    /// Adding or correcting a record.
    contribute: ContributeText {
        home_link, correct_link, add_link, heading, lead, choose, choose_hint, correct, tell_link, add,
        add_text, tell_new, drafts, draft, new_name, public, parts_heading, parts_lead, manual, part_empty,
        part_good, part_flaws, part_parts, part_who, part_reach, part_ways, part_asked, part_notes,
        part_rules, part_sources, part_file, part_tell, change, none_yet, way, source, item, add_way,
        add_source, add_item, remove_item, move_up, in_english, in_chinese, own_page, others_page,
        fate_gone_us, fate_merged, fate_renamed, discard, discard_text,
        discard_sure, discarded, to_file, file_heading, file_flaws, file_good, file_caution, save,
        file_text, send_heading, send_new, send_new_text, send_edit, send_edit_text, send_issue,
        send_issue_text, send_by_hand, tell_heading, tell_lead, tell_provider, tell_wrong, tell_wrong_hint,
        tell_page, tell_open, tell_open_text, tell_text,
    }
    /// The short name of each step, for lists.
    titles: Titles {
        reason, move_instead, cheaper_plan, line, gone, details, reseller, secure, keep_number, port_out, backup, balance,
        sign_in, find, connect, verify, review, irreversible, submit, confirm, aftercare,
    }
    /// Names of closed sets.
    words: Words {
        phase_prepare, phase_find, phase_act, phase_prove, stage_draft, stage_prepared, stage_handed_over,
        stage_submitted, stage_runs_out, stage_acknowledged, stage_ended, stage_closed, stage_outcome_unknown, stage_refused,
        stage_ported, stage_moved, stage_abandoned, act_stop_renewal, act_end_at_period_end, act_end_now,
        act_refund_unused, act_port_out, act_delete_account, act_nothing, act_stop_renewal_means,
        act_end_at_period_end_means, act_end_now_means, act_refund_unused_means, act_port_out_means,
        act_delete_account_means, act_nothing_means, channel_api, channel_web, channel_app, channel_chat,
        channel_phone, channel_email, channel_letter, channel_store, channel_expires, due_act_by,
        due_say_whether_sent, due_answer_expected, due_check_ended, due_settle, due_check_statement, kind_carrier,
        kind_mvno, kind_travel, kind_practice, grade_verified, grade_partial, grade_identify_only,
        proof_account_pin, proof_account_number, proof_sms_code, proof_email_code, proof_authenticator_code,
        proof_security_questions, proof_billing_address, proof_order_number, proof_id_photo, reply_nothing,
        reply_received_only, reply_ends_on, reply_running, reply_in_review, reply_ended, reply_refused, how_page, how_text, how_call, how_mail,
        happened_act_begun, happened_act_withdrawn, happened_handed_over, happened_submitted, happened_left_to_end,
        happened_replied, happened_looked,
        happened_ported, happened_moved, happened_abandoned, happened_taken_up, happened_closed, happened_evidence_made, mail_noted, happened_unreadable, happened_outcome_doubted, happened_found_not_done, happened_taken_back, reference,
        with_whom, certainty_high, certainty_medium, certainty_low, weekdays, months, about, aside, together, date,
    }
    /// Step `reason`.
    reason: ReasonText {
        heading, why, trip_over, trip_over_hint, save_money, save_money_hint, new_device, new_device_hint,
        security, security_hint, other,
    }
    /// Steps `move-instead` and `cheaper-plan`.
    instead: InsteadText {
        move_heading, move_why, move_step_1, move_step_2, move_step_3, move_once, move_from, move_to,
        move_on_new, move_on_old, move_old_last, move_legend, move_keep, move_end,
        cheaper_heading, cheaper_why, cheaper_step_1, cheaper_step_2, cheaper_legend, cheaper_keep,
        cheaper_end,
    }
    /// Step `line`.
    line: LineText {
        heading, why, identifier, identifier_hint, where_numbers, practice_number, practice_fill, is_iccid, is_eid, is_msisdn,
        is_reference, check_wrong, network, network_host, not_brand, nothing_known, code_dropped, code_more,
        provider_query, provider_hint, provider_legend, provider_none, unlisted, provider_name,
        provider_name_hint, suggested, found, found_part, chosen, chosen_unlisted, choose_another, family, gone,
        group_carrier, group_mvno, group_travel, list_loading, list_unavailable, record_unavailable, general_path, known,
        known_no_network,
    }
    /// A picture, the camera or a whole message in place of a typed number.
    picture: PictureText {
        label, hint, camera, camera_opening, camera_stop, camera_view, reading, looking, got_code, got_number, web,
        text, damaged, no_code, not_a_picture, no_reader, camera_refused, camera_absent, camera_over, found_iccid,
        found_eid, found_order, use_it, several, message,
    }
    /// Step `details`.
    details: DetailsText {
        heading, why, nickname, nickname_hint, seller, seller_provider, seller_reseller, seller_not_sure,
        reseller_note, owner, owner_own, owner_family, owner_employer, owner_seller, owner_not_sure,
        owner_family_acts, owner_employer_acts, owner_seller_acts, owner_not_sure_how, owner_text, device, device_iphone, device_ipad, device_apple_watch, device_pixel, device_samsung,
        device_android_other, device_windows, device_not_sure,
    }
    /// Step `gone`.
    gone: GoneText {
        heading, gone_us, merged, renamed, into_text, into, elsewhere, elsewhere_text, not_it, other, charged,
        charged_1, charged_2, charged_3, charged_4, unlisted, put_away_heading, put_away_text, put_away, is_put_away,
    }
    /// Step `reseller`.
    seller: SellerText {
        heading, why, who_heading, chosen, number_says, who_mail, who_app, who_server, who_change, only_heading,
        only_account, only_refund, text, in_chinese, in_english, no_password, pay_heading, pay_auto, pay_market,
        pay_card, pay_not_end, legend, check_provider, check_account, check_asked, check_payment, then,
    }
    /// Step `secure`.
    secure: SecureText {
        heading, why, legend, password, sessions, second_factor, sim_lock, tell_provider, note,
    }
    /// Step `keep-number`.
    keep: KeepText {
        heading, why, yes, yes_hint, not_sure, not_sure_hint, no, no_hint, no_number, no_number_hint, data_only,
    }
    /// Step `port-out`.
    port: PortText {
        heading, why, legend, account_number, pin, lock, network, request, pin_valid, law_refuse, law_day, source_fcc,
        state, state_not_yet, state_ended, state_active, come_back,
    }
    /// Step `backup`.
    backup: BackupText {
        heading, why, legend, codes, banks, chat, messages, voicemail, contacts, call_log, receipts, card,
        shared, identifiers, provider_note, open,
    }
    /// Step `balance`.
    balance: BalanceText {
        heading, why, auto_renew, yes, no, not_sure, paid_until, date_hint, balance_left, balance_hint,
        data_left, data_hint, timeline, today, last_safe, renews, back_until, last_safe_passed, zone,
        provider_note, use_up, bought_on, bought_hint, is_not_installed, is_not_activated, is_not_used, untouched_yes,
        untouched_no, refund_until,
    }
    /// The planner: days, what is left, what can come back.
    plan: PlanText {
        price, price_hint, use_up_by, renews_on, ask_refund_by, ends, bring_back_by, mark_today,
        mark_useful, mark_safe, mark_renewal, mark_end, mark_refund, mark_back, passed, week_ticks,
        month_ticks, year_ticks, useful_label, end_label, days_in, days_one, days_today, days_ago, dated,
        heading, unsafe_unknown, refund_unknown, back_unknown, notice, next_chance, at_stake, share,
        unlimited, data_over, money, refund_open, refund_ask, refund_ask_support, statement_in,
        statement_now, back_heading, back_until_in, back_over, back_no_day, back_1, back_2, back_3,
    }
    /// Dates for a calendar.
    calendar: CalendarText {
        heading, text, all, one, single, busy, saved, not_saved, failed, no_file, share, share_failed, copy,
        practice, title, do_act_by, do_say_whether_sent, do_answer_expected, do_check_ended, do_settle,
        do_check_statement, do_use_up_by, do_renews, do_ask_refund_by, do_ends, do_bring_back_by,
    }
    /// Step `sign-in`.
    signin: SignInText {
        heading, why, open, reset, website, support, none, trouble_heading, trouble_1, trouble_2, trouble_3,
        second_factor,
    }
    /// Step `find`.
    find: FindText {
        heading, why, legend, legend_general, steps, effect, cancel_page, conflict, give_reason,
        general_web, general_app, general_chat, general_phone, general_email,
        general_expires, general_ask, by_itself, by_itself_check, by_itself_renews, by_itself_wait, by_itself_last,
        refund, refund_open, refund_unknown, if_not_installed, if_not_activated, if_not_used, paid_in_money,
        paid_in_credit, paid_in_either,
    }
    /// Step `verify`.
    verify: VerifyText {
        heading, why, asks, asks_general, never_here, id_photo, abroad,
    }
    /// Steps `review` and `irreversible`.
    review: ReviewText {
        heading, why, change, none, identifier, provider, way, backup_open, irreversible_heading,
        irreversible_why, ends, lost, lost_number, lost_codes, lost_balance, lost_rest, not_lost, ending,
        ending_hint, confirm,
    }
    /// Step `submit`.
    submit: SubmitText {
        heading, heading_expires, why, why_expires, begin, begin_expires, begin_again, begin_again_text, open_page, call_us,
        call_abroad, call_none, hours, mail_to, mail_none, text_mail, text_chat, text_phone, text_gloss,
        after_heading, after_text, after_text_expires, sent_on, sent_on_expires, sent_to, sent_to_hint, reference, reference_hint, note, note_hint,
        sent, sent_expires, not_done, done_heading, done_text,
        done_heading_expires, done_text_expires,
    }
    /// Step `confirm`.
    confirm: ConfirmText {
        heading, why, legend, replied_on, ends_on, reference, save, wait_until, wait_end, overdue, received,
        doubt, phish, log, heading_expires, why_expires, legend_expires, looked_on, still_runs, has_run_out,
        was_charged, no_answer,
    }
    /// The mail that came back.
    mail: MailText {
        heading, text, file, file_hint, paste, paste_hint, read, reading, done, empty, too_large, no_reader, ended,
        ended_means, ends_on, ends_on_means, received_only, received_only_means, retention_offer,
        retention_offer_means, refund, refund_means, another_line, another_line_means, not_a_confirmation,
        not_a_confirmation_means, suspicious, suspicious_means, sentence, from, reply_to, subject, sent, ends, lines,
        line_ending, reference, amounts, doubts, domain_unknown, look_alike, reply_to_elsewhere, auth_failed,
        dkim_elsewhere, link_elsewhere, unproved, nobody, no_authentication, offline, either, it_is, take_over,
        taken_over, drop,
    }
    /// Step `aftercare`.
    after: AfterText {
        heading, heading_closed, why, legend, card, evidence, statement, account, profile, statement_due,
        profile_heading, profile_other, close,
        closed_text, ported_text, charge,
    }
    /// The texts of a case, and a contact that is noted.
    texts: TextsText {
        heading, lead, to_ask, to_wait, to_refused, to_after, to_write, locked, not_needed, once, incomplete,
        account_name, account_name_hint, charged_on, charged_amount, charged_amount_hint, californian, the_text, subject,
        copy_subject, copy_line, mail_app, gmail, outlook, too_long, may_ask, may_ask_say, deletion_page, how_print, how_of,
        happened_contacted, name_wrong, missing_name, missing_contact, contact, contact_why, contact_on, contact_with,
        contact_with_hint, contact_reference, contact_note, contact_save, cancellation_mail, cancellation_chat,
        cancellation_phone, cancellation_form, cancellation_letter, cancellation_when, follow_up, follow_up_when,
        received_only, received_only_when, decline_offer, decline_offer_when, refusal, refusal_when, identity,
        identity_when, balance, balance_when, to_seller, to_seller_when, to_owner, to_owner_when, fcc, fcc_when,
        attorney, attorney_when, card, card_when, deletion, deletion_when,
    }
    /// What is wrong, and what would be right.
    problems: Problems {
        missing_reason, missing_choice, missing_identifier, missing_provider, missing_provider_name,
        missing_date, missing_ending, missing_checks, too_short, iccid_length, eid_length, phone_length,
        sentence, unreadable, only_code, date_unreadable, no_such_day, date_ambiguous, date_range, date_future,
        ends_before, amount, volume, ending_differs, line_has_case, open_that_case, locked, number_first,
        act_already, not_now, other_line, keys_missing, api_refuses, acting_elsewhere, missing_line, act_not_saved, save_full, save_unavailable, save_changed, save_newer, save_vanished,
    }
}
