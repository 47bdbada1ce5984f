package org.huashu.coach.console;

/**
 * The way to the company's sign-in, to link an account.
 *
 * @param title what the button says
 * @param href where it leads
 */
public record CompanyModel(String title, String href) {}
